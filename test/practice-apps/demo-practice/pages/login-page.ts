import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** The log-in page; `next` is where to go afterwards. */
export function loginPage(next: string, failed: boolean): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · Larkfield Animal Clinic</title>
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/login.css">
</head>
<body class="login">
<main class="login-card">
<img src="/assets/logo.svg" alt="" width="44" height="44">
<h1>Larkfield Animal Clinic</h1>
<p class="muted">Front desk and billing</p>
${failed ? html`<p class="alert" role="alert">That user name and password do not match.</p>` : ''}
<form method="post" action="/login">
<input type="hidden" name="next" value="${next}">
<label class="field"><span>User name</span><input name="username" autocomplete="username" required autofocus></label>
<label class="field"><span>Password</span><input name="password" type="password" autocomplete="current-password" required></label>
<button class="btn btn-primary btn-wide" type="submit">Log in</button>
</form>
</main>
</body>
</html>`;
}
