// Comfort only: without this file every page works, and paying does.

const pay = document.getElementById("pay");
const clock = document.getElementById("clock");
const refresh = document.getElementById("refresh");

document.querySelectorAll("form[data-going]").forEach(guardAgainstDoubleClicks);
if (clock) countDown();
if (refresh) refresh.dataset.leaves === undefined ? lookAgain() : leave();

function announce(text) {
  document.getElementById("news").textContent = text;
}

function guardAgainstDoubleClicks(form) {
  const button = form.querySelector("button");
  const label = button.textContent;
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = form.dataset.going;
    announce(form.dataset.going);
  });
  // Who comes back by the browser's button finds the page as it was left.
  addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = label;
    announce("");
  });
}

// Quiet until five minutes are left. The server says how long; its clock and ours need not agree.
function countDown() {
  const { left, page, text, five, one, digits } = clock.dataset;
  const options = { numberingSystem: digits };
  const whole = new Intl.NumberFormat(document.documentElement.lang, options);
  const twoDigits = new Intl.NumberFormat(document.documentElement.lang, { ...options, minimumIntegerDigits: 2 });
  const wallStart = Date.now();
  const steadyStart = performance.now();
  // One clock stops while a device sleeps, the other jumps when it is set: the further one counts.
  const elapsed = () => Math.max(Date.now() - wallStart, performance.now() - steadyStart);
  const warnings = [[300, five], [60, one]].filter(([at]) => at * 1000 < left);

  const tick = () => {
    const millis = left - elapsed();
    const seconds = Math.max(0, Math.ceil(millis / 1000));
    if (seconds <= 300) {
      clock.hidden = false;
      clock.textContent = text.replace("{0}", `${whole.format(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`);
    }
    while (warnings.length && seconds <= warnings[0][0]) announce(warnings.shift()[1]);
    if (seconds > 0) return setTimeout(tick, millis % 1000 + 20);
    if (!pay.querySelector("button").disabled) setTimeout(() => location.replace(page), 1500);
  };
  tick();
}

// Reloads only when there is news, so that a screen reader is not sent back to the top every two seconds.
function lookAgain() {
  const { seconds, to } = refresh.dataset;
  let wait = seconds * 1000;
  const look = async () => {
    if (await changed(to)) return location.replace(to);
    wait = Math.min(wait * 1.05, 10_000);
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

async function changed(address) {
  try {
    const response = await fetch(address, { cache: "no-store", redirect: "manual" });
    if (response.type === "opaqueredirect") return true;
    if (response.status === 429 || response.status >= 500) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.body.dataset.state !== document.body.dataset.state;
  } catch {
    return false; // offline for a moment: the next look tells
  }
}

function leave() {
  const { seconds, to } = refresh.dataset;
  const stay = document.getElementById("stay");
  const timer = setTimeout(() => location.assign(to), seconds * 1000);
  stay.hidden = false;
  stay.addEventListener("click", () => {
    clearTimeout(timer);
    document.querySelector(".actions a").focus();
    stay.remove();
    refresh.remove();
  });
}
