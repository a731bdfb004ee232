// The script of the summary page. The page is whole without it; it adds search, filters, sorting, a card at each blip
// and enlarged quadrants. It reads what it needs from the page and keeps its state in the address.
//
// It makes elements and sets texts, never markup: the policy of the page forbids that. No text here may go over
// several lines, since comments and indentation are left out of the page.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const tools = one('.tools');
const radar = one('.radar');
const views = one('.views');
const picture = one('.picture', radar);
const whole = one('svg', picture);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

function make(tag, name, ...children) {
  const e = document.createElement(tag);
  e.className = name;
  e.append(...children);
  return e;
}

// soon does what takes long after the browser has shown that a key or a button was pressed. A job that waits already
// is not done twice.
const jobs = new Set();
function soon(job) {
  if (!jobs.size) {
    requestAnimationFrame(() => setTimeout(() => {
      const waiting = [...jobs];
      jobs.clear();
      for (const work of waiting) work();
    }));
  }
  jobs.add(job);
}

// --- Entries: a row each, and what the pictures show of it

const entries = all('tr[data-ring]').map((row) => ({
  row,
  blips: [], // and its lines in the legend
  shown: true,
  is: {
    ring: [row.dataset.ring],
    quadrant: [row.dataset.quadrant],
    moved: [row.dataset.moved],
    owner: [row.dataset.owner || textOf('td.owner', row)],
    tag: all('.tags li', row).map((li) => li.textContent),
  },
}));
const byRow = new Map(entries.map((e) => [e.row.id, e]));
const byBlip = new Map();

for (const blip of all('.picture .entry')) {
  const a = one('a', blip);
  const e = a && byRow.get(idOf(a));
  if (!e) continue;
  e.blips.push(blip);
  byBlip.set(blip, e);
  // The card says it better than the browser's own tip, which would lie over it.
  const title = one('title', a);
  if (title) {
    a.setAttribute('aria-label', title.textContent);
    title.remove();
  }
}

// A picture of numbers has their names in a legend, a line each: the number, then the name in one text or more. Nothing
// else there says which entry a line is of.
const byNumber = new Map(entries.map((e) => [textOf('td.number', e.row), e]));
for (const column of all('.picture .legend')) {
  const lines = all('text', column);
  for (let i = 0; i < lines.length; i++) {
    const e = byNumber.get(lines[i].textContent);
    let rest = e ? nameOf(e.row) : '';
    const goesOn = () => rest && lines[i + 1] && rest.startsWith(lines[i + 1].textContent.replace(/…$/, ''));
    if (!goesOn()) continue;
    e.blips.push(lines[i]);
    while (goesOn()) {
      e.blips.push(lines[++i]);
      rest = rest.slice(lines[i].textContent.length).trim();
    }
  }
}

function nameOf(row) {
  return one('.name', row).firstChild.textContent.trim();
}

function textOf(selector, root) {
  const e = one(selector, root);
  return e ? e.textContent.trim() : '';
}

// idOf is the id that a link of this page leads to.
function idOf(a) {
  const href = a.getAttribute('href') || '';
  if (!href.startsWith('#')) return '';
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return '';
  }
}

// --- Search

// The Hangul finals as the initials that they are typed with: while 쿠버 is typed it is 쿱 for a moment.
const initials = Array.from({ length: 19 }, (_, i) => String.fromCharCode(0x1100 + i));
const finals = '0 1 0-9 2 2-12 2-18 3 5 5-0 5-6 5-7 5-9 5-16 5-17 5-18 6 7 7-9 9 10 11 12 14 15 16 17 18';
const asInitials = finals.split(' ').map((f) => f.split('-').map((i) => initials[i]).join(''));

// spread takes a text apart: no case, no marks over letters, no hyphens, each Hangul syllable in its letters.
function spread(text) {
  return text.normalize('NFKD').toLowerCase().replace(/\p{Mn}/gu, '').replace(/[\p{Pd}_.·/]/gu, '');
}

function letters(spreadText) {
  return spreadText.replace(/[\u11a8-\u11c2]/g, (c) => asInitials[c.charCodeAt(0) - 0x11a8]);
}

function heads(spreadText) {
  return spreadText.replace(/[\u1160-\u11ff]/g, '');
}

// index prepares what is searched: the texts as they are, and the short ones without spaces too, so that argocd finds
// Argo CD.
function index(e) {
  const name = textOf('.name', e.row);
  const short = spread([name, ...e.is.tag, ...e.is.owner].join('\n')).replace(/ /g, '');
  const long = spread([name, textOf('.summary', e.row)].join('\n'));
  e.text = letters(short + '\n' + long);
  e.heads = heads(short + '\n' + long);
}

// sectors are the names of a quadrant, to be found by how they begin: cd is not meant to find all of CI/CD.
const sectors = new Map();
function sector(id) {
  if (!sectors.has(id)) {
    const heading = document.getElementById('quadrant-' + id);
    const names = heading ? [heading.textContent, ...textOf('.aliases', heading.parentElement).split(/[:,]\s*/).slice(1)] : [];
    sectors.set(id, names.map((n) => letters(spread(n))));
  }
  return sectors.get(id);
}

function found(e, terms) {
  if (terms.length && e.text === undefined) index(e);
  const begins = (t) => sector(e.is.quadrant[0]).some((n) => n.startsWith(t));
  return terms.every((t) => (/^[\u1100-\u1112]+$/.test(t) ? e.heads : e.text).includes(t) || begins(t));
}

// --- Filters

const search = one('input[type=search]', tools);
const boxes = all('input[type=checkbox]', tools);
const status = one('.status', tools);
const reset = one('button[type=reset]', tools);
const groups = all('.filter', tools);
const sections = new Map();
for (const e of entries) sections.set((e.section = e.row.closest('.quadrant')), 0);

function filter() {
  const terms = search.value.split(/\s+/).map((t) => letters(spread(t))).filter(Boolean);
  const chosen = groups.map((g) => [g.dataset.filter, new Set(boxes.filter((b) => b.checked && b.name === g.dataset.filter).map((b) => b.value))]);
  const active = terms.length > 0 || chosen.some(([, set]) => set.size > 0);
  let matches = 0;
  for (const s of sections.keys()) sections.set(s, 0);
  for (const e of entries) {
    const shown = chosen.every(([name, set]) => !set.size || e.is[name].some((v) => set.has(v))) && found(e, terms);
    matches += shown;
    if (shown) sections.set(e.section, sections.get(e.section) + 1);
    if (shown === e.shown) continue;
    e.shown = shown;
    e.row.hidden = !shown;
    for (const b of e.blips) b.classList.toggle('dim', !shown);
  }
  for (const [s, n] of sections) s.hidden = active && !n;
  document.documentElement.classList.toggle('filtered', active);
  for (const [i, g] of groups.entries()) {
    const n = chosen[i][1].size;
    one('.chosen', g).textContent = n ? ' ' + n : '';
    g.classList.toggle('on', n > 0);
  }
  reset.hidden = !active;
  const text = active ? status.dataset.matches + ' ' + matches + (matches ? '' : '. ' + status.dataset.none) : '';
  if (status.textContent !== text) status.textContent = text;
  save();
}

function empty() {
  search.value = '';
  for (const b of boxes) b.checked = false;
}

function clear() {
  empty();
  filter();
}

// Whoever comes to the search will type: what is searched is prepared by then, a little at a time.
const idle = window.requestIdleCallback || setTimeout;
function prepare() {
  const missing = entries.filter((e) => e.text === undefined).slice(0, 100);
  for (const e of missing) index(e);
  if (missing.length) idle(prepare);
}
search.addEventListener('focus', () => idle(prepare), { once: true });

tools.addEventListener('input', () => soon(filter));
tools.addEventListener('submit', (event) => event.preventDefault());
tools.addEventListener('reset', (event) => {
  event.preventDefault();
  empty();
  soon(filter);
  search.focus();
});
document.addEventListener('click', (event) => {
  for (const g of groups) if (!g.contains(event.target)) g.open = false;
});
tools.addEventListener('focusout', (event) => {
  for (const g of groups) if (event.relatedTarget && !g.contains(event.relatedTarget)) g.open = false;
});

// --- The address

let saving = 0;
function save() {
  clearTimeout(saving);
  saving = setTimeout(() => {
    const p = new URLSearchParams();
    if (search.value.trim()) p.set('q', search.value.trim());
    for (const b of boxes) if (b.checked) p.append(b.name, b.value);
    if (zoomed) p.set('zoom', zoomed);
    const query = p.size ? '?' + p : '';
    if (query !== location.search) history.replaceState(history.state, '', location.pathname + query + location.hash);
  }, 150);
}

function restore() {
  const p = new URLSearchParams(location.search);
  search.value = p.get('q') || '';
  for (const b of boxes) b.checked = p.getAll(b.name).includes(b.value);
  if (location.search || document.documentElement.classList.contains('filtered')) filter();
  zoom(p.get('zoom') || '', false);
}

// --- Quadrants, enlarged

let zoomed = '';
let extents; // of the entries and the quadrants' names in the whole picture
let lent = null; // the picture of a quadrant that was moved to the top, and the place that it came from
const box = whole ? whole.getAttribute('viewBox').split(' ').map(Number) : [];
const buttons = all('button', views);
const names = whole ? all('.quadrant-name', whole) : [];
const drawn = whole ? [...byBlip].filter(([blip]) => whole.contains(blip)) : [];

function zoom(id, move = true) {
  if (!buttons.some((b) => b.value === id)) id = '';
  press(id);
  if (!whole || id === zoomed) return;
  hide();
  // Measured once and before anything changes, since measuring arranges the picture.
  if (!zoomed && !extents) extents = new Map([...drawn.map(([blip]) => blip), ...names].map((g) => [g, g.getBBox()]));
  const at = buttons.findIndex((b) => b.value === id) - 1;
  if (lent) {
    lent.home.append(lent.svg);
    lent.details.hidden = false;
    lent = null;
  }
  zoomed = id;
  radar.classList.toggle('zoomed', id !== '');
  const heading = id && document.getElementById('quadrant-' + id);
  const details = heading && one('.closeup', heading.closest('.quadrant'));
  if (details) {
    lent = { svg: one('svg', one('.picture', details)), home: one('.picture', details), details };
    details.hidden = true;
    picture.append(lent.svg);
  }
  whole.classList.toggle('away', !!details);
  radar.classList.toggle('panned', id !== '' && !details);
  const to = id && !details ? around(at, id) : box;
  names.forEach((n, i) => n.classList.toggle('away', id !== '' && i !== at));
  for (const [blip, e] of drawn) blip.classList.toggle('away', id !== '' && e.is.quadrant[0] !== id);
  if (!details) pan(to, move && !calm.matches && entries.length < 150);
  save();
}

// press shows which quadrant is asked for.
function press(id) {
  for (const b of buttons) {
    const pressed = String(b.value === id);
    if (b.getAttribute('aria-pressed') !== pressed) b.setAttribute('aria-pressed', pressed);
  }
}

// enlarge is zoom for who has pressed something.
let wanted = '';
const zoomWanted = () => zoom(wanted);
function enlarge(id) {
  wanted = id;
  press(id);
  soon(zoomWanted);
}

// around is the part of the picture that holds a quadrant: its entries, its name and the middle of the disc.
function around(at, id) {
  const rects = drawn.filter(([, e]) => e.is.quadrant[0] === id).map(([blip]) => extents.get(blip));
  if (names[at]) rects.push(extents.get(names[at]));
  const disc = one('.disc circle', whole);
  if (disc) rects.push({ x: disc.cx.baseVal.value, y: disc.cy.baseVal.value, width: 0, height: 0 });
  const room = 28;
  let left = Math.min(...rects.map((r) => r.x)) - room;
  let top = Math.min(...rects.map((r) => r.y)) - room;
  let width = Math.max(...rects.map((r) => r.x + r.width)) + room - left;
  let height = Math.max(...rects.map((r) => r.y + r.height)) + room - top;
  // In the shape of the whole picture, so that nothing below it moves; a narrow window takes a square.
  const ratio = innerWidth < 768 ? 1 : box[2] / box[3];
  const most = ratio === 1 ? 3 : 1.9;
  const wider = Math.max(width, height * ratio, box[2] / most);
  const higher = wider / ratio;
  left -= (wider - width) / 2;
  top -= (higher - height) / 2;
  return [left, top, wider, higher];
}

let frame = 0;
function pan(to, slowly) {
  cancelAnimationFrame(frame);
  const from = whole.getAttribute('viewBox').split(' ').map(Number);
  const start = performance.now();
  const draw = (now) => {
    const t = slowly ? Math.min(1, Math.max(0, now - start) / 260) : 1;
    const eased = 1 - (1 - t) ** 3;
    whole.setAttribute('viewBox', from.map((f, i) => +(f + (to[i] - f) * eased).toFixed(2)).join(' '));
    if (t < 1) frame = requestAnimationFrame(draw);
  };
  draw(start);
}

views.addEventListener('click', (event) => {
  const b = event.target.closest('button');
  if (b) enlarge(b.value);
});
names.forEach((n, i) => n.addEventListener('click', () => enlarge(buttons[i + 1].value)));

let printed = '';
addEventListener('beforeprint', () => {
  picture.style.animation = 'none'; // or it would begin anew when the page is a screen again
  printed = zoomed;
  zoom('', false);
});
addEventListener('afterprint', () => zoom(printed, false));

// --- The card at a blip

const card = make('div', 'card');
card.id = 'card';
card.setAttribute('role', 'tooltip');
card.hidden = true;
radar.append(card);
let carded = null; // the blip that the card is of
let leaving = 0;

function show(blip) {
  clearTimeout(leaving);
  if (carded === blip) return;
  hide();
  carded = blip;
  const row = byBlip.get(blip).row;
  const copy = (selector, name) => {
    const cell = one(selector, row);
    return cell && cell.textContent.trim() ? [make('div', name, ...[...cell.childNodes].map((n) => n.cloneNode(true)))] : [];
  };
  const labelled = (selector) => {
    const cell = one(selector, row);
    return cell && cell.textContent.trim() ? [make('div', 'fact', cell.dataset.label + ': ' + cell.textContent.trim())] : [];
  };
  const tags = one('.tags', row);
  card.replaceChildren(
    make('div', 'card-name', nameOf(row)),
    make('div', 'card-where', ...copy('.ring', ''), ...copy('.moved', '')),
    ...copy('.summary', 'card-summary'), ...(tags ? [tags.cloneNode(true)] : []), ...labelled('td.owner'), ...labelled('td.review'),
  );
  card.hidden = false;
  one('a', blip).setAttribute('aria-describedby', 'card');
  place(blip);
}

function place(blip) {
  const b = blip.getBoundingClientRect();
  const c = card.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = b.right + 14 + c.width < width ? b.right + 14 : b.left - 14 - c.width;
  const top = Math.min(b.top - 16, innerHeight - c.height - 12);
  card.style.left = Math.max(8, Math.min(left, width - c.width - 8)) + 'px';
  card.style.top = (left < 8 ? b.bottom + 10 : Math.max(8, top)) + 'px';
}

function hide() {
  clearTimeout(leaving);
  if (!carded) return;
  one('a', carded).removeAttribute('aria-describedby');
  carded = null;
  card.hidden = true;
}

radar.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const blip = event.target.closest('.entry');
  if (blip && byBlip.has(blip)) show(blip);
  else if (card.contains(event.target)) clearTimeout(leaving);
});
radar.addEventListener('pointerout', (event) => {
  if (!carded || event.pointerType === 'touch') return;
  clearTimeout(leaving);
  leaving = setTimeout(hide, 160);
});
radar.addEventListener('focusin', (event) => {
  const blip = event.target.closest('.entry');
  if (blip && byBlip.has(blip) && event.target.matches(':focus-visible')) show(blip);
});
radar.addEventListener('focusout', hide);
addEventListener('scroll', hide, { passive: true });

// --- Where links of the page lead

// follow opens what an address points to and moves the focus there, and the page too unless it is to stay.
function follow(hash, stay = false) {
  let id;
  try {
    id = decodeURIComponent(hash.slice(1));
  } catch {
    return;
  }
  const target = id && document.getElementById(id);
  if (!target) return;
  const e = byRow.get(id);
  if (e ? !e.shown : target.closest('[hidden]') && !target.closest('.tools')) clear();
  const blip = target.closest('.picture .entry');
  if (blip && blip.classList.contains('away')) zoom('', false);
  if (blip && blip.classList.contains('dim')) clear();
  for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  if (e) for (const d of all('.about > details', e.row)) d.open = true;
  if (id.startsWith('quadrant-')) for (const d of all('.closeup', target.closest('.quadrant'))) d.open = true;
  const place = e ? one('.name', target) : blip ? one('a', blip) : target;
  if (!place.matches('a, button, input, [tabindex]')) place.tabIndex = -1;
  hide();
  const scroll = () => target.scrollIntoView({ block: e ? 'start' : 'nearest' });
  if (!stay) {
    scroll();
    requestAnimationFrame(scroll); // what was above it may have taken its real height only now
  }
  place.focus({ preventScroll: stay || !blip });
}

addEventListener('hashchange', () => follow(location.hash));
addEventListener('popstate', () => {
  if (!location.hash && came) one('a', came).focus();
});
let came = null; // the blip that the reader left the picture by
document.addEventListener('click', (event) => {
  const a = event.target.closest('a[href^="#"]');
  if (!a) return;
  came = a.closest('.entry') || came;
  if (a.getAttribute('href') === location.hash) follow(location.hash);
});

// --- Keys

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = groups.find((g) => g.open);
  if (open) {
    open.open = false;
    one('summary', open).focus();
  } else if (carded) {
    hide();
  } else if (zoomed && event.target !== search) {
    const back = radar.contains(document.activeElement);
    enlarge('');
    if (back) buttons[0].focus();
  }
});

// --- Tables that can be sorted

const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
const order = { ring: [], moved: [] };
for (const g of groups) if (order[g.dataset.filter]) order[g.dataset.filter] = boxes.filter((b) => b.name === g.dataset.filter).map((b) => b.value);

for (const table of all('.quadrant table')) {
  if (!one('tr[data-ring]', table)) continue;
  all('thead th:not(.about)', table).forEach((th, column) => {
    const button = make('button', 'sort', ...th.childNodes);
    button.type = 'button';
    th.append(button);
    button.addEventListener('click', () => sort(table, th, column));
  });
}

function sort(table, th, column) {
  const down = th.getAttribute('aria-sort') === 'ascending';
  for (const other of all('th[aria-sort]', table)) other.removeAttribute('aria-sort');
  th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  soon(() => arrange(table, column, down));
}

function arrange(table, column, down) {
  const key = (row) => {
    const cell = row.cells[column];
    const kind = cell.classList.contains('ring') ? 'ring' : cell.classList.contains('moved') ? 'moved' : '';
    return kind ? order[kind].indexOf(row.dataset[kind]) : (cell.classList.contains('name') ? cell.firstChild : cell).textContent.trim();
  };
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [key(row), row]);
  rows.sort(([a], [b]) => {
    if (a === '' || b === '') return (a === '') - (b === '');
    const c = typeof a === 'number' ? a - b : compare(a, b);
    return down ? -c : c;
  });
  const focused = document.activeElement;
  const sorted = document.createDocumentFragment();
  for (const [, row] of rows) sorted.append(row);
  body.append(sorted);
  if (body.contains(focused)) focused.focus({ preventScroll: true }); // moving a row takes the focus away
}

// --- Start

// The picture comes a frame after the first. What an address leads to in it has to be there to be scrolled to, focused
// and measured; reading a size lets it in. A page that is loaded again keeps its picture, and stays where its reader has
// scrolled it.
const again = performance.getEntriesByType('navigation').some((n) => n.type === 'reload');
if (again || location.hash || location.search) picture.style.animation = 'none';
if (location.hash || location.search) picture.getBoundingClientRect();
tools.hidden = false;
if (whole && buttons.length > 2) views.hidden = false;
restore();
// The browser goes to the place by itself, and takes the focus away from it, once the page is loaded.
addEventListener('load', () => setTimeout(() => location.hash && follow(location.hash, again)));
addEventListener('pageshow', (event) => event.persisted && restore());
