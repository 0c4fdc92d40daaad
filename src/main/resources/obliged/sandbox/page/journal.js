// Every request in either direction, readable, with what Slack would have complained about.
import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { state, now, redraw, refresh } from './state.js';
import * as server from './server.js';
import { clock, sameDay, shortDay } from './dates.js';
import { say } from './toast.js';

const PATIENCE = 3000;

let entries = [];
let wanted = '';
let onlyBad = false;

export async function loadJournal() {
  try {
    entries = await server.journal();
  } catch (problem) {
    say(problem.message);
  }
  redraw();
}

/** JSON as it is read best; forms and the JSON inside them too. */
function readable(text) {
  if (!text) return '(nothing)';
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    if (!/^[\w.-]+=/.test(text)) return text;
    const fields = [...new URLSearchParams(text)].map(([name, value]) => [name, parsed(value)]);
    return JSON.stringify(Object.fromEntries(fields), null, 2);
  }
}

function parsed(value) {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

function refused(entry) {
  if (entry.status < 200 || entry.status > 299) return true;
  return entry.direction === 'TO_SLACK' && /"ok":false/.test(entry.answer.slice(0, 200));
}

function line(entry) {
  const toBot = entry.direction === 'TO_BOT';
  const late = toBot && entry.millis > PATIENCE;
  const share = Math.min(100, Math.max(1, Math.round((entry.millis / PATIENCE) * 100)));
  const wrong = entry.violations.length || /wrong|old|no token/.test(entry.proof);
  return html`<details class="entry ${wrong ? 'bad' : ''} ${refused(entry) ? 'refused' : ''}">
    <summary>
      <time title=${shortDay(Date.parse(entry.at))}>${sameDay(Date.parse(entry.at), now()) ? '' : `${shortDay(Date.parse(entry.at))} `}${clock(Date.parse(entry.at))}</time>
      <span class="way" title=${toBot ? 'Slack called the bot' : 'The bot called Slack'}>${toBot ? 'Slack → bot' : 'bot → Slack'}</span>
      <b>${entry.what}</b>
      <span class="status">${entry.status || 'no response'}</span>
      <span class="took ${late ? 'late' : ''}">${entry.millis} ms${
        toBot ? html` <meter min="0" max="100" high="60" low="30" optimum="0" .value=${share} aria-label="Share of Slack's 3-second limit"></meter>` : nothing}</span>
      ${entry.violations.map((v) => html`<span class="violation">${v}</span>`)}
    </summary>
    ${entry.proof ? html`<p class="proof">${toBot ? 'From Slack' : 'From the bot'}: ${entry.proof}</p>` : nothing}
    <h4>Request</h4><pre tabindex="0">${readable(entry.request)}</pre>
    <h4>Response</h4><pre tabindex="0">${readable(entry.answer)}</pre>
  </details>`;
}

export function journalPanel() {
  const shown = entries
    .map((entry, i) => ({ entry, i }))
    .filter(({ entry }) => !onlyBad || entry.violations.length || refused(entry))
    .filter(({ entry }) => !wanted || `${entry.what} ${entry.request} ${entry.answer}`.toLowerCase().includes(wanted))
    .reverse();
  const clear = async () => {
    await server.clearJournal();
    refresh();
    loadJournal();
  };
  return html`<aside class="side panel journal" aria-label="Journal">
    <header class="channel-head"><h2>Journal</h2>
      <button type="button" class="icon end" aria-label="Close" @click=${() => { state.panel = null; redraw(); }}>×</button></header>
    <div class="filters">
      <input type="search" placeholder="Search requests" aria-label="Search requests"
        @input=${(e) => { wanted = e.target.value.toLowerCase(); redraw(); }}>
      <label><input type="checkbox" @change=${(e) => { onlyBad = e.target.checked; redraw(); }}> problems only</label>
      <button type="button" class="b" @click=${clear}>Clear</button>
    </div>
    <div class="scroll entries">
      ${shown.length ? repeat(shown, ({ entry }) => entry.n, ({ entry }) => line(entry))
        : html`<p class="nothing">${entries.length ? 'No matches.' : 'Nothing sent yet.'}</p>`}
    </div>
  </aside>`;
}
