/** What a test sees of an answer. */
export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies freely
  body: any;
}

export interface Client {
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  token?: string;
}

/** Calls a relay as the extension does, with the contract's headers. */
export function client(base: string | (() => string), token?: string): Client {
  const call: Client = async (method, path, body, headers = {}) => {
    const response = await fetch(`${typeof base === 'string' ? base : base()}${path}`, {
      method,
      headers: {
        'X-Counterfoil': '1',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(method === 'POST' || method === 'PUT' ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  };
  call.token = token;
  return call;
}
