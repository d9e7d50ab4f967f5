// Small things that every page has: copying, the menu on a phone, the theme, questions before what cannot be undone.

const say = text => {
  const place = document.getElementById('said');
  if (place) {
    place.textContent = text;
  }
};

const copy = async button => {
  const source = document.getElementById(button.dataset.copyFrom);
  const text = source ? source.textContent : button.dataset.copy;
  await navigator.clipboard.writeText(text);
  say('Copied');
  button.classList.add('copied');
  setTimeout(() => button.classList.remove('copied'), 1500);
};

document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) {
    // A menu closes when something else is pressed.
    document.querySelectorAll('.bar details[open]').forEach(each => {
      if (!each.contains(event.target)) {
        each.open = false;
      }
    });
    return;
  }
  if (button.dataset.copy !== undefined || button.dataset.copyFrom !== undefined) {
    copy(button).catch(() => say('Could not copy'));
  } else if (button.dataset.theme) {
    localStorage.setItem('theme', button.dataset.theme);
    document.documentElement.dataset.bsTheme = button.dataset.theme;
  } else if (button.classList.contains('menu-button')) {
    const nav = document.getElementById('menu');
    const open = nav.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  }
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    document.querySelectorAll('.bar details[open]').forEach(each => {
      each.open = false;
      each.querySelector('summary').focus();
    });
  }
});

// A form that cannot be undone is asked about once more, and no form is sent twice by a second press.
document.addEventListener('submit', event => {
  const form = event.target;
  const question = event.submitter?.dataset.ask ?? form.dataset.ask;
  if (question && !confirm(question)) {
    event.preventDefault();
    return;
  }
  // What answers with a file leaves the page as it is: it may be sent again.
  if (form.method === 'post' && !form.hasAttribute('hx-post') && form.dataset.again === undefined) {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'true';
  }
});

// A page that answered a form gets an address of its own: loading it again posts nothing again.
const lasting = document.querySelector('[data-lasting]');
if (lasting) {
  history.replaceState(null, '', lasting.dataset.lasting);
}

addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

// A frame that follows what is typed into a form, and which files are chosen. What is drawn in it runs no script.
document.querySelectorAll('form[data-preview]').forEach(form => {
  const frame = document.getElementById(form.dataset.preview);
  const problem = document.getElementById(form.dataset.previewProblem);
  const address = frame.getAttribute('src');
  let waiting;
  let asking = new AbortController();
  const show = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(address, { method: 'POST', body: new FormData(form), redirect: 'error', signal });
      if (answer.ok) {
        frame.srcdoc = await answer.text();
      }
      problem.hidden = answer.ok;
    } catch (failure) {
      problem.hidden = signal.aborted;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 300);
  });
  // A form that was refused, or came back with the page, has values that are not stored.
  show();
});
