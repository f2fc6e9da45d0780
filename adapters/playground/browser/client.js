/** @typedef {{ value: string, label: string }} Suggestion */
/** @typedef {{ typed: string, audience: string, key?: string, discord: string, slack: string, says: string, turns: boolean }} Shown */

const mostAnswers = 50;
const line = /** @type {HTMLInputElement} */ (document.getElementById('line'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('ask'));
const list = /** @type {HTMLUListElement} */ (document.getElementById('suggestions'));
const usage = /** @type {HTMLElement} */ (document.getElementById('usage'));
const status = /** @type {HTMLElement} */ (document.getElementById('status'));
const answers = /** @type {HTMLElement} */ (document.getElementById('answers'));
const handing = /** @type {HTMLElement} */ (document.getElementById('handing'));
const files = /** @type {HTMLInputElement} */ (document.getElementById('files'));
const hint = usage.textContent;

/** @type {Suggestion[]} */
let offered = [];
let replaces = '';
let chosen = -1;
let busy = false;
let looking = new AbortController();
/** The option that takes files, and the command it belongs to. */
let takes = { option: '', files: 0, command: '' };

/** @param {string} path @param {object | File} body @param {AbortSignal} [signal] */
async function post(path, body, signal) {
  const isFile = body instanceof File;
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
    body: isFile ? body : JSON.stringify(body),
    signal: signal ?? null,
  });
  const answer = await response.json();
  if (!response.ok) throw answer.problem;
  return answer;
}

function cards() {
  return new FormData(form).get('cards');
}

function closeList() {
  offered = [];
  chosen = -1;
  list.hidden = true;
  list.replaceChildren();
  line.setAttribute('aria-expanded', 'false');
  line.removeAttribute('aria-activedescendant');
}

/** @param {number} at */
function choose(at) {
  list.children[chosen]?.setAttribute('aria-selected', 'false');
  chosen = at;
  const item = list.children[at];
  if (item === undefined) return line.removeAttribute('aria-activedescendant');
  item.setAttribute('aria-selected', 'true');
  item.scrollIntoView({ block: 'nearest' });
  line.setAttribute('aria-activedescendant', item.id);
}

/** @param {number} at */
function take(at) {
  const suggestion = offered[at];
  if (suggestion === undefined) return;
  line.value = line.value.slice(0, line.value.length - replaces.length) + suggestion.value;
  closeList();
  line.focus();
  if (suggestion.value.endsWith(' ')) void suggest();
}

/** @param {string} typed */
const commandOf = (typed) => typed.trimStart().split(/\s/, 1)[0] ?? '';

/** Shows where files are chosen, for a command that takes some. */
function offerFiles(taking = { option: '', files: 0 }, command = '') {
  takes = { ...taking, command };
  handing.hidden = taking.files === 0;
  files.multiple = taking.files > 1;
}

/** Hands the chosen files in, and names them in the line. */
async function handIn() {
  const { option, files: most } = takes;
  const names = [];
  for (const file of [...(files.files ?? [])].slice(0, most)) {
    const { name } = await post(`/hand-in?name=${encodeURIComponent(file.name.slice(-200))}`, file);
    names.push(name);
  }
  files.value = '';
  if (names.length === 0) return;
  const typed = line.value.replace(new RegExp(`\\s*\\b${option}:(?:"[^"]*"|\\S*)`, 'g'), '').trimEnd();
  line.value = `${typed} ${option}:"${names.join('|')}"`;
  status.textContent = `${names.join(', ')} is handed in; Ask looks it up.`;
  line.focus();
}

async function suggest() {
  looking.abort();
  looking = new AbortController();
  const typed = line.value;
  if (typed.trim() === '') {
    usage.textContent = hint;
    offerFiles();
    return closeList();
  }
  // At once: asking does not wait for suggestions, and another command's files are not this one's.
  if (commandOf(typed) !== takes.command) offerFiles();
  try {
    const found = await post('/suggest', { line: typed }, looking.signal);
    if (line.value !== typed || document.activeElement !== line) return;
    usage.textContent = found.usage === '' ? hint : found.usage;
    offerFiles(found.takes, commandOf(typed));
    closeList();
    offered = found.suggestions;
    replaces = found.replaces;
    list.replaceChildren(
      ...offered.map(({ label }, at) => {
        const item = document.createElement('li');
        item.id = `suggestion-${at}`;
        item.role = 'option';
        item.setAttribute('aria-selected', 'false');
        item.textContent = label;
        return item;
      }),
    );
    list.hidden = offered.length === 0;
    line.setAttribute('aria-expanded', String(offered.length > 0));
  } catch {
    // A later letter was typed, or the server is gone: asking will say so.
  }
}

/** @param {string} name @param {string} html */
function side(name, html) {
  const part = document.createElement('section');
  const title = document.createElement('h3');
  title.textContent = name;
  const body = document.createElement('div');
  body.className = name.toLowerCase();
  // Drawn by our own server, which lets no letter of a document be anything but text.
  body.innerHTML = html;
  for (const edged of body.querySelectorAll('[data-edge]')) {
    if (edged instanceof HTMLElement) edged.style.setProperty('--edge', edged.dataset['edge'] ?? '');
  }
  part.append(title, body);
  return part;
}

/** @param {Shown} shown */
function answerOf({ typed, audience, key = '', discord, slack }) {
  const answer = document.createElement('article');
  answer.tabIndex = -1;
  answer.dataset['key'] = key;
  answer.dataset['audience'] = audience;
  const title = document.createElement('h2');
  title.textContent = typed === '' ? 'Reftel' : typed;
  if (audience === 'public') {
    const shared = document.createElement('span');
    shared.textContent = 'everybody in the channel sees this';
    title.append(shared);
  }
  const both = document.createElement('div');
  both.className = 'sides';
  both.append(side('Discord', discord), side('Slack', slack));
  answer.append(title, both);
  return answer;
}

/** @param {Shown} shown @param {Element | null} before */
function put(shown, before) {
  const answer = answerOf(shown);
  if (shown.turns && before !== null) before.replaceWith(answer);
  else answers.prepend(answer);
  while (answers.children.length > mostAnswers) answers.lastElementChild?.remove();
  status.className = 'heard';
  status.textContent = `${shown.audience === 'public' ? 'Shared. ' : ''}${shown.says}`;
  return answer;
}

/** @param {() => Promise<void>} work */
async function alone(work) {
  if (busy) return;
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  status.className = '';
  status.textContent = 'Looking …';
  try {
    await work();
  } catch (error) {
    status.textContent = error instanceof TypeError ? 'Reftel does not answer; is it still running?' : String(error);
  } finally {
    busy = false;
    document.body.removeAttribute('aria-busy');
  }
}

function ask() {
  const typed = line.value.trim();
  looking.abort();
  closeList();
  if (typed === '') return;
  void alone(async () => {
    put(await post('/ask', { line: typed, cards: cards() }), null);
    scrollTo({ top: 0 });
    line.select();
  });
}

/** @param {HTMLElement} pressed @param {string} [value] */
function press(pressed, value) {
  const answer = /** @type {HTMLElement | null} */ (pressed.closest('article'));
  const { key, audience = 'private' } = answer?.dataset ?? {};
  const shown = { audience, ...(key === undefined || key === '' ? {} : { key }) };
  const column = pressed.closest('section')?.querySelector('h3')?.textContent;
  void alone(async () => {
    const answered = await post('/press', { id: pressed.dataset['press'], value, shown, cards: cards() });
    if (answered.removed === true) {
      answer?.remove();
      status.textContent = 'Deleted.';
      return line.focus();
    }
    const next = put(answered, answer);
    const same = [...next.querySelectorAll('section')]
      .filter((each) => each.querySelector('h3')?.textContent === column)
      .flatMap((each) => [...each.querySelectorAll('button')])
      .find((each) => each.textContent === pressed.textContent);
    // The elements of Discord draw what is in them a moment later; before that nothing in them takes the focus.
    setTimeout(() => (answered.turns && same !== undefined ? same : next).focus());
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
line.addEventListener('input', () => void suggest());
line.addEventListener('blur', closeList);
line.addEventListener('keydown', (event) => {
  const { key } = event;
  const open = offered.length > 0;
  if (key === 'ArrowDown' && open) choose((chosen + 1) % offered.length);
  else if (key === 'ArrowDown') void suggest();
  else if (key === 'ArrowUp' && open) choose((chosen <= 0 ? offered.length : chosen) - 1);
  else if (key === 'Escape' && open) closeList();
  else if (key === 'Tab' && open && !event.shiftKey) take(Math.max(0, chosen));
  else if (key === 'Enter' && open && chosen >= 0) take(chosen);
  else return;
  event.preventDefault();
});
files.addEventListener('change', () => void alone(handIn));
list.addEventListener('mousedown', (event) => {
  event.preventDefault();
  const item = event.target instanceof Element ? event.target.closest('li') : null;
  if (item !== null) take([...list.children].indexOf(item));
});
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('button') : null;
  if (target?.dataset['try'] !== undefined) {
    line.value = target.dataset['try'];
    ask();
  } else if (target?.dataset['press'] !== undefined) press(target);
});
answers.addEventListener('change', (event) => {
  const menu = event.target;
  if (!(menu instanceof HTMLSelectElement) || menu.dataset['press'] === undefined) return;
  press(menu, menu.value);
  menu.value = '';
});
// A choice asks at once, so the arrow keys open the list instead of choosing unseen.
answers.addEventListener('keydown', (event) => {
  const menu = event.target;
  if (
    !(menu instanceof HTMLSelectElement) ||
    !('showPicker' in menu) ||
    !/^Arrow(?:Up|Down|Left|Right)$/.test(event.key)
  )
    return;
  event.preventDefault();
  menu.showPicker();
});
line.focus();
