// Takes a file while it is written, and tells how far it is. Without this script the browser just downloads it.

const form = document.querySelector('form[data-export]');
const button = form.querySelector('button:not([type])');
const cancel = form.querySelector('[data-cancel]');
const progress = form.querySelector('[data-progress]');
const bar = form.querySelector('[data-bar]');
const numbers = new Intl.NumberFormat('en');
const lineEnd = 10;

const working = is => {
  button.disabled = is;
  cancel.hidden = !is;
  bar.hidden = !is;
};

const save = (parts, name) => {
  const url = URL.createObjectURL(new Blob(parts, {type: 'text/csv'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const fileName = response => /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];

const run = async stop => {
  const response = await fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    signal: stop.signal,
    redirect: 'error',
  });
  const name = fileName(response);
  if (!response.ok || !name) {
    progress.textContent = response.status === 429
      ? 'Another export is being written for you. Try again when it is done.'
      : 'This could not be exported. Load the page anew and try again.';
    return;
  }
  const parts = [];
  const reader = response.body.getReader();
  let lines = -1; // but the first, which names the columns
  let told = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      break;
    }
    parts.push(value);
    lines += value.reduce((count, byte) => count + (byte === lineEnd), 0);
    if (performance.now() - told > 500) {
      told = performance.now();
      progress.textContent = numbers.format(Math.max(0, lines)) + ' ' + form.dataset.export + ' so far…';
    }
  }
  save(parts, name);
  progress.textContent = numbers.format(lines) + ' ' + form.dataset.export + ' exported.';
};

form.addEventListener('submit', event => {
  event.preventDefault();
  event.stopPropagation();
  const stop = new AbortController();
  cancel.onclick = () => stop.abort();
  working(true);
  progress.textContent = 'Beginning…';
  run(stop)
    .catch(() => {
      progress.textContent = stop.signal.aborted
        ? 'Cancelled.'
        : 'The export was cut off before its end. Try again.';
    })
    .finally(() => working(false));
});
