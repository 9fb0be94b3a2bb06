'use strict';
// What a report says comes in as text only: nodes are made by hand, never from markup.

const { words, names } = JSON.parse(document.body.dataset.told);
const byId = id => document.getElementById(id);
const state = { reports: [], kinds: [], bodies: [], shown: '', busy: 0 };

function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(child => child !== null && child !== ''));
  return made;
}

function say(text, wrong = false) {
  byId('said').textContent = text;
  byId('said').className = wrong ? 'said error' : 'said';
}

async function ask(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, { method, body, headers, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new Error(words.lost);
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.error || `${words.lost} (${answer.status})`);
  return told;
}

const tell = (path, said) => ask('POST', path, JSON.stringify(said), { 'Content-Type': 'application/json' });

async function busily(work) {
  state.busy += 1;
  document.body.setAttribute('aria-busy', 'true');
  say(words.working);
  try {
    await work();
    say(state.reports.length ? words.done : '');
  } catch (error) {
    say(error.message, true);
  } finally {
    state.busy -= 1;
    document.body.removeAttribute('aria-busy');
  }
}

async function check() {
  show(await ask('POST', '/check'));
}

function lay(files, id = '') {
  return busily(async () => {
    const wrong = [];
    let last = '';
    for (const file of files) {
      try {
        const headers = { 'X-Name': encodeURIComponent(file.name), 'Content-Type': 'application/octet-stream' };
        last = (await ask(id ? 'PUT' : 'POST', id ? `/reports/${id}` : '/reports', file, headers)).id;
      } catch (error) {
        wrong.push(`${file.name}: ${error.message}`);
      }
    }
    if (last) state.shown = last;
    const before = new Set(state.reports.map(report => report.id));
    await check();
    const worst = ['unreadable', 'error', 'warning', 'info', 'held'];
    const fresh = state.reports.filter(report => !before.has(report.id));
    fresh.sort((a, b) => worst.indexOf(a.looks) - worst.indexOf(b.looks));
    if (fresh.length > 1) { state.shown = fresh[0].id; view(); }
    if (wrong.length) throw new Error(wrong.join('\n'));
  });
}

function show(told) {
  Object.assign(state, told);
  if (!state.reports.some(report => report.id === state.shown)) state.shown = state.reports[0]?.id ?? '';
  byId('reports').replaceChildren(...state.reports.map(card));
  byId('nothing').hidden = state.reports.length > 0;
  byId('waivers').hidden = !state.reports.some(report => (report.findings || []).some(one => one.waived));
  view();
}

function view() {
  const report = state.reports.find(one => one.id === state.shown);
  const frame = byId('frame');
  const there = report && (report.offered || []).includes('page.html');
  byId('facts').hidden = !report;
  if (report) {
    byId('facts').replaceChildren(node('b', {}, report.title || report.name), (report.checked || []).join(' · ') || report.unreadable || '');
  }
  frame.hidden = !there;
  if (there) frame.src = `/reports/${report.id}/page?${report.round}-${Date.now()}`;
  else frame.removeAttribute('src');
  for (const one of document.querySelectorAll('.report')) one.classList.toggle('shown', one.id === `card-${state.shown}`);
}

function card(report) {
  const kind = state.kinds.find(one => one.id === report.pack);
  const body = state.bodies.find(one => one.id === report.body);
  const guessed = what => ((report.guessed || []).includes(what) ? `（${words.guessed}）` : '');
  const about = [
    kind ? kind.name : words.unknown_kind,
    report.year ? `${report.year}${guessed('year')}` : '',
    report.issuer || '',
    body ? `${body.name}${guessed('body')}` : '',
  ].filter(Boolean).join(' · ');
  const fileName = report.round > 1 ? `${report.name} · ${words.round.replace('{}', report.round)}` : report.name;
  return node('li', { class: `report ${report.looks || ''}`, id: `card-${report.id}` },
    node('h3', {}, report.title || report.name),
    node('p', { class: 'file' }, fileName),
    node('p', { class: 'says' }, report.says || report.unreadable || ''),
    report.unreadable ? node('p', {}, report.unreadable) : '',
    node('p', { class: 'kind' }, report.unreadable ? '' : about),
    ...(report.checked || []).map(one => node('p', { class: 'checked' }, one)),
    report.changes ? changes(report.changes) : '',
    buttons(report),
    corrections(report),
  );
}

function changes(told) {
  const list = (kind, findings) => findings.length
    ? [node('p', { class: kind }, words[kind].replace('{}', findings.length)), node('ul', {}, ...findings.map(one => node('li', {}, `${one.rule} ${one.message}`)))]
    : [];
  return node('div', { class: 'changes' },
    node('b', {}, words.changes), ...list('gone', told.gone), ...list('new', told.new),
    node('p', {}, words.still.replace('{}', told.still)));
}

function buttons(report) {
  const pick = node('input', { type: 'file', hidden: true, onchange: event => lay(event.target.files, report.id) });
  const waivable = (report.findings || []).some(one => one.waivable && !one.waived);
  const label = text => `${text}: ${report.name}`;
  return node('div', { class: 'buttons' },
    node('button', { type: 'button', class: 'go', 'aria-label': label(words.see), onclick: () => { state.shown = report.id; view(); } }, words.see),
    ...(report.offered || []).map(name => node('a', { href: `/reports/${report.id}/files/${name}`, download: true, 'aria-label': label(names[name]) }, names[name])),
    waivable ? node('button', { type: 'button', 'aria-label': label(words.waive), onclick: () => waive(report) }, words.waive) : '',
    pick,
    node('button', { type: 'button', 'aria-label': label(words.replace), onclick: () => pick.click() }, words.replace),
    node('button', { type: 'button', 'aria-label': label(words.remove), onclick: () => busily(async () => { await ask('DELETE', `/reports/${report.id}`); await check(); }) }, words.remove),
  );
}

function corrections(report) {
  const options = (list, chosen) => [
    node('option', { value: '' }, words.as_recognised),
    ...list.map(one => node('option', { value: one.id, selected: one.id === chosen }, one.name)),
  ];
  const form = node('form', { onsubmit: event => {
    event.preventDefault();
    const said = new FormData(form);
    busily(async () => {
      await tell(`/reports/${report.id}/given`, {
        kind: said.get('kind'), body: said.get('body'), excerpt: said.has('excerpt'),
        year: said.get('year') ? Number(said.get('year')) : null,
      });
      await check();
    });
  } },
    node('label', {}, words.kind, node('select', { name: 'kind' }, ...options(state.kinds, report.chosen.kind))),
    node('label', {}, words.year, node('input', { name: 'year', type: 'number', min: 1990, max: 2100, value: report.chosen.year ?? '', placeholder: report.year ?? '' })),
    node('label', {}, words.body, node('select', { name: 'body' }, ...options(state.bodies, report.chosen.body))),
    node('label', { class: 'check' }, node('input', { name: 'excerpt', type: 'checkbox', checked: report.chosen.excerpt }), words.excerpt),
    node('p', {}, node('button', { type: 'submit' }, words.apply)),
  );
  return node('details', {}, node('summary', {}, words.correct), form);
}

function waive(report) {
  const dialog = byId('waive');
  const form = dialog.querySelector('form');
  const open = report.findings.filter(one => one.waivable && !one.waived);
  form.elements.fingerprint.replaceChildren(...open.map(one => node('option', { value: one.fingerprint }, `${one.rule} ${one.message}`)));
  byId('waive-said').textContent = '';
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      await tell(`/reports/${report.id}/waivers`, Object.fromEntries(new FormData(form)));
      dialog.close();
      form.elements.reason.value = '';
      await busily(check);
    } catch (error) {
      byId('waive-said').textContent = error.message;
    }
  };
  dialog.showModal();
}

byId('waive-cancel').addEventListener('click', () => byId('waive').close());
byId('files').addEventListener('change', event => { lay([...event.target.files]); event.target.value = ''; });

const drop = byId('drop');
let over = 0;
addEventListener('dragenter', event => { event.preventDefault(); over += 1; drop.classList.add('over'); });
addEventListener('dragleave', () => { over = Math.max(0, over - 1); if (!over) drop.classList.remove('over'); });
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
  event.preventDefault();
  over = 0;
  drop.classList.remove('over');
  if (event.dataTransfer.files.length) lay([...event.dataTransfer.files]);
});

byId('end').addEventListener('click', async () => {
  try {
    await ask('POST', '/end');
  } catch { /* it is closed already */ }
  byId('main').remove();
  byId('end').remove();
  document.querySelector('.local').textContent = words.ended;
});

(async () => {
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, '', '/');
    await ask('POST', '/enter', null, { 'X-Token': token });
  }
  show(await ask('GET', '/desk'));
})().catch(error => say(error.message, true));
