'use strict';

const TOKEN = 'tollgate-token';
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const SERIES = 5;
const ROWS = 15;
const find = (id) => document.getElementById(id);

/** What is shown: in the URL's fragment, so that it can be kept and sent. */
const state = new URLSearchParams(location.hash.slice(1));
const chosen = (name, otherwise) => state.get(name) ?? otherwise;

function choose(name, value) {
  value === null ? state.delete(name) : state.set(name, value);
  history.replaceState(null, '', '#' + state);
}

/** An element; texts stay texts, since models, users and keys are called what others like. */
function make(name, attributes, ...children) {
  const svg = ['svg', 'g', 'rect', 'line', 'text', 'title'].includes(name);
  const made = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== null && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// numbers

const count = (value) => value === null ? 'unknown' : value.toLocaleString('en');

function short(value) {
  if (value === null) return 'unknown';
  return value < 10000 ? count(value) : Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

function dollars(nano) {
  if (nano === null) return 'unknown';
  const usd = nano / 1e9;
  const digits = usd === 0 || usd >= 10 ? 2 : usd >= 1 ? 3 : usd >= 0.01 ? 4 : 6;
  return '$' + usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: digits });
}

function share(part, whole) {
  if (!part) return '–';
  const percent = 100 * part / whole;
  return percent < 0.1 ? '< 0.1 %' : percent.toFixed(1) + ' %';
}

const sum = (rows, name) => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
const sumOrNull = (rows, name) => rows.some((row) => row[name] !== null) ? sum(rows, name) : rows.length ? null : 0;

// the API

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const url = (path, parameters) => path + (String(parameters) ? '?' + parameters : '');

async function ask(path, parameters) {
  const token = sessionStorage.getItem(TOKEN);
  const answer = await fetch(url(path, parameters), { headers: token ? { authorization: 'Bearer ' + token } : {} });
  if (!answer.ok) {
    const told = await answer.json().catch(() => null);
    throw new Refused(answer.status, told?.error?.message ?? path + ' answered ' + answer.status);
  }
  return answer;
}

const read = async (path, parameters) => (await ask(path, parameters)).json();

/** A link to a file; where a token is needed, which a link cannot carry, the file is fetched. */
function file(text, path, parameters) {
  return make('a', {
    href: url(path, parameters),
    click: async (event) => {
      if (!sessionStorage.getItem(TOKEN)) return;
      event.preventDefault();
      const answer = await ask(path, parameters);
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition'))?.[1] ?? path.split('/').pop();
      const link = make('a', { href: URL.createObjectURL(await answer.blob()), download: name });
      link.click();
      URL.revokeObjectURL(link.href);
    },
  }, text);
}

// what is asked

const FILTERS = ['model', 'provider', 'key', 'user', 'team', 'session', 'state'];

function period() {
  const asked = new URLSearchParams({ zone: ZONE });
  const wanted = chosen('period', '7d');
  if (wanted === 'dates') {
    if (state.get('from')) asked.set('since', state.get('from'));
    if (state.get('to')) asked.set('until', state.get('to'));
  } else if (wanted !== 'all') {
    asked.set('since', wanted);
  }
  return asked;
}

function query(more) {
  const asked = period();
  for (const name of FILTERS) if (state.has(name)) asked.set(name, state.get(name));
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return asked;
}

function steps() {
  const wanted = chosen('period', '7d');
  return wanted === '24h' ? 'hour' : wanted === 'all' ? 'month' : 'day';
}

// tables

/** @param columns each with a title, a cell of a row, and whether it is a number */
function table(columns, rows, total) {
  const cells = (row, head) => columns.map((column, at) => make(
    head && at === 0 ? 'th' : 'td',
    { class: column.number ? 'number' : null, scope: head && at === 0 ? 'row' : null },
    column.cell(row) ?? ''));
  return make('table', null,
    make('thead', null, make('tr', null, ...columns.map((column) =>
      make('th', { scope: 'col', class: column.number ? 'number' : null, title: column.about ?? null }, column.title)))),
    make('tbody', null, ...rows.map((row) => make('tr', null, ...cells(row, true)))),
    total ? make('tfoot', null, make('tr', null, ...cells(total, true))) : null);
}

const nothing = (text) => make('p', { class: 'quiet' }, text);
const unknown = (text) => make('span', { class: 'warn' }, text);
const money = (nano) => nano === null ? unknown('unknown') : dollars(nano);

function showSums(rows) {
  const requests = sum(rows, 'requests');
  const input = sumOrNull(rows, 'input_tokens');
  const unpriced = sum(rows, 'unpriced_requests');
  const doubts = [['unknown_usage_requests', 'unknown'], ['partial_usage_requests', 'partial'], ['estimated_usage_requests', 'estimated']]
    .filter(([name]) => sum(rows, name) > 0).map(([name, what]) => what + ' ' + share(sum(rows, name), requests));
  const tile = (title, value, ...notes) => make('div', null, make('dt', null, title), make('dd', null, value),
    ...notes.filter(Boolean).map((note) => make('dd', { class: 'quiet' }, note)));
  find('sums').replaceChildren(
    tile('Spend', money(sumOrNull(rows, 'cost_nano_usd')), unpriced ? unknown('and ' + count(unpriced) + ' requests without a cost') : requests ? 'of every request' : null),
    tile('Requests', count(requests)),
    tile('Input tokens', short(input), input ? share(sum(rows, 'cache_read_tokens'), input) + ' read from caches' : null),
    tile('Output tokens', short(sumOrNull(rows, 'output_tokens')), sum(rows, 'reasoning_tokens')
      ? share(sum(rows, 'reasoning_tokens'), sum(rows, 'output_tokens')) + ' reasoning' : null),
    tile('Usage not exact', doubts.length ? share(sum(rows, 'unknown_usage_requests') + sum(rows, 'partial_usage_requests')
      + sum(rows, 'estimated_usage_requests'), requests) : 'none', doubts.join(', ') || (requests ? 'as the providers said' : null)));
}

function showGroups(rows, by) {
  const name = by === 'key' ? 'key_id' : by === 'session' ? 'session_id' : by;
  const title = by[0].toUpperCase() + by.slice(1);
  const most = Math.max(1, ...rows.map((row) => row.cost_nano_usd ?? 0));
  const label = (row) => by === 'key' ? row.key_name ?? row.key_id : row[name];
  const cell = (row) => {
    if (row.total) return 'all';
    const text = label(row) ?? 'not known';
    if (by === 'day') return text;
    return make('button', { type: 'button', class: 'link', title: 'only ' + text, click: () => filter(by, row[name] ?? '') },
      label(row) === null ? unknown(text) : text);
  };
  const columns = [
    { title, cell },
    { title: 'Spend', number: true, cell: (row) => money(row.cost_nano_usd) },
    { title: '', cell: (row) => row.total || row.cost_nano_usd === null ? '' : make('svg',
      { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      make('rect', { class: 's0', width: 100 * row.cost_nano_usd / most, height: 10 })) },
    { title: 'Requests', number: true, cell: (row) => count(row.requests) },
    { title: 'Input', number: true, about: 'tokens, with those from caches', cell: (row) => short(row.input_tokens) },
    { title: 'From caches', number: true, cell: (row) => share(row.cache_read_tokens, row.input_tokens) },
    { title: 'Output', number: true, about: 'tokens, with reasoning', cell: (row) => short(row.output_tokens) },
    { title: 'Without price', number: true, about: 'share of requests; not in the spend', cell: (row) => share(row.unpriced_requests, row.requests) },
    { title: 'Usage unknown', number: true, about: 'share of requests; not in any sum', cell: (row) => share(row.unknown_usage_requests, row.requests) },
    { title: 'Estimated', number: true, about: 'share of requests whose usage is estimated or partial',
      cell: (row) => share(row.estimated_usage_requests + row.partial_usage_requests, row.requests) },
  ];
  const total = { total: true };
  if (rows.length) Object.keys(rows[0]).forEach((key) => { total[key] = typeof rows[0][key] === 'string' ? null : sumOrNull(rows, key); });
  const shown = chosen('all', '') === by ? rows : rows.slice(by === 'day' ? -31 : 0).slice(0, by === 'day' ? 31 : ROWS);
  find('groups').replaceChildren(
    rows.length ? table(columns, shown, rows.length > 1 ? total : null) : nothing('No requests in this period.'),
    shown.length < rows.length
      ? make('p', null, make('button', { type: 'button', click: () => { choose('all', by); showGroups(rows, by); } }, 'All ' + rows.length + ' rows'))
      : '');
  find('usage-csv').replaceChildren(file('CSV', '/api/usage', query({ by, format: 'csv' })));
}

// the chart

function bucket(text, step) {
  return Date.parse(step === 'month' ? text + '-01' : text);
}

/** Every step from the first to the last, so that quiet times show. */
function timeline(times, step) {
  if (!times.length) return [];
  const all = [];
  const last = Math.max(...times);
  for (let at = Math.min(...times); at <= last && all.length < 1000;) {
    all.push(at);
    const next = new Date(at);
    if (step === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
    else next.setTime(at + (step === 'day' ? 86400e3 : 3600e3));
    at = next.getTime();
  }
  return all;
}

function label(at, step) {
  const form = step === 'month' ? { month: 'short', year: 'numeric', timeZone: 'UTC' }
    : step === 'day' ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE };
  return new Intl.DateTimeFormat('en-GB', form).format(at);
}

const MEASURES = {
  cost_nano_usd: { of: (row) => row.cost_nano_usd ?? 0, text: dollars },
  tokens: { of: (row) => (row.input_tokens ?? 0) + (row.output_tokens ?? 0), text: short },
  requests: { of: (row) => row.requests, text: short },
};

/** A round number at or above. */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((round) => round >= value);
}

function showChart(rows) {
  const step = steps();
  const measure = MEASURES[chosen('measure', 'cost_nano_usd')];
  const totals = new Map();
  rows.forEach((row) => totals.set(row.model, (totals.get(row.model) ?? 0) + measure.of(row)));
  const ranked = [...totals].sort((one, other) => other[1] - one[1]).map(([model]) => model);
  const series = (model) => Math.min(ranked.indexOf(model), SERIES);
  const values = new Map();
  rows.forEach((row) => {
    const at = bucket(row[step], step);
    if (!values.has(at)) values.set(at, new Array(SERIES + 1).fill(0));
    values.get(at)[series(row.model)] += measure.of(row);
  });
  const times = timeline([...values.keys()], step);
  const highest = Math.max(0, ...[...values.values()].map((parts) => parts.reduce((a, b) => a + b)));
  if (!highest) {
    find('chart').replaceChildren(nothing(rows.length ? 'Nothing is known to show.' : 'No requests in this period.'));
    return;
  }
  const names = ranked.slice(0, SERIES).map((model) => model ?? 'not known');
  if (ranked.length > SERIES) names.push('others');
  const top = ceiling(highest);
  const [width, height, left, bottom] = [1000, 220, 62, 22];
  const y = (value) => 8 + (height - bottom - 8) * (1 - value / top);
  const slot = (width - left) / times.length;
  const every = Math.ceil(times.length / 12);
  const chart = make('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': 'The same numbers are in the table, grouped by day' });
  [0, 0.5, 1].forEach((part) => chart.append(
    make('line', { class: 'grid', x1: left, x2: width, y1: y(top * part), y2: y(top * part) }),
    make('text', { x: left - 8, y: y(top * part) + 4, 'text-anchor': 'end' }, measure.text(top * part))));
  times.forEach((at, index) => {
    const x = left + slot * index;
    let below = 0;
    const parts = values.get(at) ?? [];
    const text = label(at, step) + parts.map((part, one) => part ? '\n' + names[one] + ': ' + measure.text(part) : '').join('');
    const bar = make('g', null, make('title', null, text));
    parts.forEach((part, one) => {
      if (!part) return;
      bar.append(make('rect', { class: 's' + one, x: x + slot * 0.12, width: Math.min(slot * 0.76, 60), y: y(below + part), height: y(below) - y(below + part) }));
      below += part;
    });
    chart.append(bar);
    if (index % every === 0) {
      const middle = x + slot * 0.12 + Math.min(slot * 0.38, 30);
      const atEdge = middle > width - 24;
      chart.append(make('text', { x: atEdge ? width : middle, y: height - 6, 'text-anchor': atEdge ? 'end' : 'middle' }, label(at, step)));
    }
  });
  find('chart').replaceChildren(chart, make('ul', { class: 'legend' }, ...names.map((name, one) => make('li', null,
    make('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, make('rect', { class: 's' + one, width: 10, height: 10, rx: 2 })), name))));
}

// requests

const moment = (text) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: ZONE }).format(Date.parse(text));
const seconds = (micros) => micros === null ? '' : (micros / 1e6).toFixed(micros < 1e7 ? 2 : 1) + ' s';
let listed = [];

function usageOf(row, name) {
  if (row[name] === null) return unknown('unknown');
  return row.usage_source === 'provider' ? count(row[name])
    : make('span', { class: 'warn', title: row.usage_source }, '≈ ' + count(row[name]));
}

function showRequests() {
  const columns = [
    { title: 'Began', cell: (row) => make('button', { type: 'button', class: 'link', click: () => detail(row.id) }, moment(row.started_at)) },
    { title: 'State', cell: (row) => row.state === 'completed' ? row.state
      : make('span', { class: row.state === 'failed' ? 'bad' : 'warn', title: row.error_type }, row.state + (row.status ? ' ' + row.status : '')) },
    { title: 'Model', cell: (row) => row.response_model ?? row.request_model ?? '' },
    { title: 'Key', cell: (row) => row.key_name ?? row.key_id ?? '' },
    { title: 'User', cell: (row) => row.user ?? '' },
    { title: 'Team', cell: (row) => row.team ?? '' },
    { title: 'Input', number: true, cell: (row) => usageOf(row, 'input_tokens') },
    { title: 'Output', number: true, cell: (row) => usageOf(row, 'output_tokens') },
    { title: 'Cost', number: true, cell: (row) => money(row.cost_nano_usd) },
    { title: 'Took', number: true, cell: (row) => seconds(row.duration_us) },
  ];
  find('requests').replaceChildren(listed.length ? table(columns, listed) : nothing('No requests in this period.'));
}

async function loadRequests(cursor) {
  const page = await read('/api/requests', query(cursor ? { limit: 20, cursor } : { limit: 20 }));
  listed = cursor ? listed.concat(page.requests) : page.requests;
  showRequests();
  find('more').hidden = page.next_cursor === null;
  find('more').onclick = () => attempt(() => loadRequests(page.next_cursor));
}

async function detail(id) {
  const facts = (values) => make('table', null, make('tbody', null, ...Object.entries(values)
    .filter(([, value]) => value !== null && !Array.isArray(value))
    .map(([name, value]) => make('tr', null, make('th', { scope: 'row' }, name),
      make('td', null, typeof value === 'object' ? JSON.stringify(value) : String(value))))));
  await attempt(async () => {
    const request = await read('/api/requests/' + encodeURIComponent(id), '');
    find('facts').replaceChildren(facts(request), ...request.attempt_lines.flatMap((line) =>
      [make('h2', null, 'Attempt ' + line.attempt), facts(line)]));
    find('detail').showModal();
  });
}

// all of it

function filter(name, value) {
  choose(name, value);
  load();
}

function showAsked() {
  const form = find('asked');
  form.period.value = chosen('period', '7d');
  form.from.value = chosen('from', '');
  form.to.value = chosen('to', '');
  form.querySelectorAll('[data-dates]').forEach((one) => { one.hidden = form.period.value !== 'dates'; });
  document.querySelectorAll('.choice input').forEach((input) => {
    input.checked = input.value === chosen(input.name, input.defaultChecked ? input.value : state.get(input.name));
  });
  find('filters').replaceChildren(...FILTERS.filter((name) => state.has(name)).map((name) => make('button',
    { type: 'button', class: 'chip', title: 'Show all again', click: () => filter(name, null) },
    name + ': ' + (state.get(name) || 'not known') + ' ✕')));
}

function showLedger(told) {
  find('ledger').replaceChildren(told === null ? unknown('This gateway keeps no ledger.')
    : told.writable ? make('span', { class: 'quiet' }, 'Ledger ' + told.url + (told.pending ? ', ' + told.pending + ' entries wait' : ''))
    : make('strong', { class: 'bad' }, 'The ledger cannot be written: ' + told.problem));
}

function showMissing(models) {
  find('missing').hidden = !models.length;
  find('missing-csv').replaceChildren(file('CSV', '/api/prices/missing', new URLSearchParams({ ...Object.fromEntries(period()), format: 'csv' })));
  find('models').replaceChildren(table([
    { title: 'Model', cell: (row) => row.model },
    { title: 'Provider', cell: (row) => row.provider ?? '' },
    { title: 'Requests', number: true, cell: (row) => count(row.requests) },
    { title: 'First', cell: (row) => moment(row.first) },
    { title: 'Last', cell: (row) => moment(row.last) },
  ], models));
}

/** Runs what asks the API, and says what went wrong. */
async function attempt(work) {
  try {
    find('problem').hidden = true;
    await work();
    find('token').hidden = true;
    find('main').hidden = false;
  } catch (error) {
    const token = error.status === 401;
    find('token').hidden = !token;
    find('main').hidden = token;
    if (token) {
      find('refused').textContent = sessionStorage.getItem(TOKEN) ? error.message : '';
      find('secret').focus();
    } else {
      find('problem').textContent = error instanceof Refused ? error.message : 'The gateway does not answer: ' + error.message;
      find('problem').hidden = false;
    }
  }
}

let series = [];
let loads = 0;

function load() {
  showAsked();
  const by = chosen('by', 'model');
  const mine = ++loads;
  return attempt(async () => {
    const ledger = await read('/api/ledger', '').catch((error) => { if (error.status === 503) return null; throw error; });
    const [groups, overTime, missing] = await Promise.all([
      read('/api/usage', query({ by })),
      read('/api/usage', query({ by: steps() + ',model' })),
      read('/api/prices/missing', period()),
      loadRequests(null),
    ]);
    if (mine !== loads) return;
    series = overTime;
    showLedger(ledger);
    showSums(groups);
    showGroups(groups, by);
    showChart(series);
    showMissing(missing);
    find('export').replaceChildren(file('CSV', '/api/export', query({ format: 'csv' })), ' ', file('JSON Lines', '/api/export', query({ format: 'jsonl' })),
      ' ', file('FOCUS', '/api/export', query({ format: 'focus' })));
    find('when').textContent = 'as of ' + new Date().toLocaleTimeString('en-GB');
  });
}

find('asked').addEventListener('submit', (event) => { event.preventDefault(); load(); });
find('asked').addEventListener('change', (event) => { choose(event.target.name, event.target.value); load(); });
find('by').addEventListener('change', (event) => { choose('by', event.target.value); load(); });
find('measure').addEventListener('change', (event) => { choose('measure', event.target.value); showChart(series); });
find('token').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(TOKEN, find('secret').value.trim());
  find('secret').value = '';
  load();
});
find('zone').textContent = ZONE;
find('description').replaceChildren(file('openapi.json', '/api/openapi.json', ''));
load();
