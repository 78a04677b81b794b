// The clinic's page script: links swap <main>, the list reloads itself, row menus, quick view.
(() => {
  const content = () => document.getElementById('content');
  let current = 0;

  async function load(url) {
    const ticket = ++current;
    document.documentElement.classList.add('loading');
    try {
      const response = await fetch(url, { headers: { 'X-Requested-With': 'larkfield' } });
      if (new URL(response.url).pathname === '/login') {
        location.assign(response.url);
        return undefined;
      }
      const next = new DOMParser().parseFromString(await response.text(), 'text/html');
      return ticket === current ? { next, url: response.url } : undefined;
    } finally {
      document.documentElement.classList.remove('loading');
    }
  }

  function show(next) {
    document.querySelector('dialog[open]')?.close();
    content().replaceWith(document.adoptNode(next.getElementById('content')));
    document
      .querySelector('.topnav')
      .replaceWith(document.adoptNode(next.querySelector('.topnav')));
    document.title = next.title;
    scheduleRefresh();
  }

  async function go(url, { push = true } = {}) {
    const loaded = await load(url).catch(() => location.assign(url));
    if (!loaded) return;
    if (push) history.pushState({}, '', loaded.url);
    show(loaded.next);
    if (push) {
      content().focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }

  // --- the list keeps itself fresh: only the rows are replaced
  let timer;
  async function refresh() {
    const list = document.querySelector('.invoice-list');
    if (!list) {
      await go(location.href, { push: false });
      say('Up to date');
      return;
    }
    const loaded = await load(location.href);
    const rows = loaded?.next.querySelector('.invoice-list tbody');
    if (rows && list.isConnected) list.tBodies[0].replaceWith(document.adoptNode(rows));
  }

  function scheduleRefresh() {
    clearInterval(timer);
    const seconds = Number(document.querySelector('.invoice-list')?.dataset.refreshSeconds ?? 0);
    if (seconds > 0) timer = setInterval(() => refresh().catch(() => {}), seconds * 1000);
  }

  // --- row menus open on hover and on focus by CSS; this adds state and keys
  function menuKeys(event) {
    const menu = event.target.closest?.('.row-actions');
    if (!menu) return;
    const items = [...menu.querySelectorAll('.row-actions-menu .menu-item')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    } else if (event.key === 'Escape') {
      menu.querySelector('.row-actions-trigger').focus();
      menu.classList.add('is-closed');
    }
  }

  function menuState(event) {
    const menu = event.target.closest?.('.row-actions');
    if (!menu) return;
    const inside = event.type === 'focusin' || event.type === 'pointerover';
    const stays = menu.contains(event.relatedTarget);
    if (!stays) menu.classList.remove('is-closed');
    const expanded = String(inside || stays);
    menu.querySelector('.row-actions-trigger').setAttribute('aria-expanded', expanded);
  }

  // --- quick view: the invoice of a row in a modal dialog, without leaving the list
  async function quickView(href) {
    const response = await fetch(href);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const invoice = page.querySelector('article.invoice');
    if (!invoice) return location.assign(href);
    const dialog = document.createElement('dialog');
    dialog.className = 'quick-view';
    dialog.setAttribute('aria-label', page.title);
    dialog.innerHTML =
      '<div class="quick-view-bar"><h2>Quick view</h2>' +
      '<button class="btn btn-quiet" type="button" data-command="close-dialog">Close</button></div>';
    dialog.append(document.adoptNode(invoice));
    dialog.addEventListener('close', () => dialog.remove());
    content().append(dialog);
    dialog.showModal();
  }

  const commands = {
    refresh: () => refresh(),
    'quick-view': (button) => quickView(button.dataset.href),
    'close-dialog': (button) => button.closest('dialog').close(),
    async print(button) {
      if (new URL(button.dataset.href, location.href).pathname !== location.pathname) {
        await go(button.dataset.href);
      }
      print();
    },
  };

  function say(text) {
    const toast = document.getElementById('toast');
    toast.textContent = text;
    setTimeout(() => {
      if (toast.textContent === text) toast.textContent = '';
    }, 2500);
  }

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    const button = event.target.closest('[data-command]');
    if (button) {
      commands[button.dataset.command](button);
      return;
    }
    const link = event.target.closest('a[href]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    go(link.href);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'get') return;
    event.preventDefault();
    go(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });

  document.addEventListener('keydown', menuKeys);
  for (const type of ['focusin', 'focusout', 'pointerover', 'pointerout']) {
    document.addEventListener(type, menuState);
  }
  addEventListener('popstate', () => go(location.href, { push: false }));
  scheduleRefresh();
})();
