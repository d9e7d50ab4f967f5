// A list that follows by itself: new lines come to its top, and those that are shown change as what they tell of does.

const table = document.querySelector('[data-live]');
const body = table.tBodies[0];
const said = document.getElementById('said');
const lost = document.querySelector('[data-live-lost]');
const beginning = table.dataset.beginning === 'true';
const most = 50;
const address = new URL(table.dataset.live, location.href);
let source;

const parse = html => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.querySelector('tr');
};

// Whoever works at a line must not lose it.
const isInUse = row => row.contains(document.activeElement);

const show = () => {
  table.closest('[hidden]')?.removeAttribute('hidden');
  document.querySelector('[data-first]')?.remove();
};

const insert = row => {
  const rows = [...body.rows];
  const next = rows.find(each => each.dataset.key < row.dataset.key);
  if (!next && rows.length >= most) {
    return false;
  }
  show();
  body.insertBefore(row, next ?? null);
  for (let last = body.lastElementChild; body.rows.length > most && !isInUse(last); last = body.lastElementChild) {
    last.remove();
  }
  return true;
};

const take = row => {
  const known = document.getElementById(row.id);
  if (!known) {
    return beginning && insert(row);
  }
  if (known.dataset.version === row.dataset.version) {
    return false;
  }
  const link = known.contains(document.activeElement);
  known.replaceWith(row);
  if (link) {
    row.querySelector('a').focus();
  }
  return true;
};

const close = () => {
  source?.close();
  source = undefined;
};

const open = () => {
  source = new EventSource(address);
  source.addEventListener('payment', event => {
    address.searchParams.set('since', event.lastEventId);
    const row = parse(event.data);
    const known = document.getElementById(row.id);
    if (take(row)) {
      row.classList.add('fresh');
      said.textContent = (known ? '' : 'New payment: ') + row.dataset.said;
    }
  });
  source.addEventListener('ready', event => {
    address.searchParams.set('since', event.lastEventId);
    table.dataset.following = 'true';
    lost.hidden = true;
  });
  source.addEventListener('over', () => {
    close();
    lost.hidden = false;
  });
  source.addEventListener('error', () => {
    delete table.dataset.following;
    if (source?.readyState === EventSource.CLOSED) {
      close();
      lost.hidden = false;
    }
  });
};

// A browser has few connections to one host: only what is looked at has one.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    close();
  } else if (!source) {
    open();
  }
});
addEventListener('pagehide', close);
addEventListener('pageshow', event => {
  if (event.persisted && !source) {
    open();
  }
});

open();
