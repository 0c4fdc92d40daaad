// The switchboard: ways in which Slack, or the bot itself, can fail.
import { html, nothing } from '/lib/lit-html.js';
import { state, redraw, refresh } from './state.js';
import * as server from './server.js';
import { say } from './toast.js';

const ERRORS = ['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action', 'user_not_found',
  'cannot_dm_bot', 'account_inactive', 'token_revoked', 'ratelimited', 'expired_trigger_id', 'view_too_large',
  'msg_too_long', 'message_not_found', 'internal_error'];

const KINDS = {
  SLOW: { label: 'Slow responses', number: 2000, unit: 'ms' },
  DROPPED: { label: 'Dropped connections' },
  ANSWER_LOST: { label: 'Done, but the response is lost' },
  HTML: { label: 'A web page instead of JSON', number: 502, unit: 'status' },
  STATUS: { label: 'An empty response', number: 503, unit: 'status' },
  RATE_LIMITED: { label: 'Rate limited', number: 30, unit: 's to wait' },
  ERROR: { label: 'An error', errors: ERRORS },
  BLOCK_REFUSED: { label: 'A block type it doesn\'t support', errors: ['data_visualization'] },
};

const METHODS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'views.open', 'views.update', 'views.publish',
  'users.list', 'users.info', 'conversations.info', 'conversations.list', 'conversations.members'];

let kind = 'SLOW';
let restarting = false;

async function tried(what) {
  try {
    await what();
  } catch (problem) {
    say(problem.message);
  }
  refresh();
}

function add(event) {
  event.preventDefault();
  const f = event.target.elements;
  tried(() => server.addFault({
    kind, method: f.method.value, channel: f.channel.value, times: Number(f.times.value),
    number: Number(f.number?.value || 0), error: f.error?.value || '' }));
}

async function restart() {
  restarting = true;
  redraw();
  await tried(server.restart);
  restarting = false;
  say('The bot was killed and restarted on the same file.');
  redraw();
}

function words(fault) {
  const { label, unit } = KINDS[fault.kind];
  const channel = state.screen.channels.find((c) => c.id === fault.channel);
  return [label + (fault.error ? ` ${fault.error}` : unit ? ` (${fault.number} ${unit})` : ''),
    fault.method || 'any method', channel ? `in #${channel.name}` : '', fault.times ? `${fault.times} more` : 'until cleared']
    .filter(Boolean).join(' · ');
}

export function faultsPanel() {
  const how = KINDS[kind];
  return html`<aside class="side panel" aria-label="Break it">
    <header class="channel-head"><h2>Break it</h2>
      <button type="button" class="icon end" aria-label="Close" @click=${() => { state.panel = null; redraw(); }}>×</button></header>
    <div class="scroll">
      <section><h3>The bot</h3>
        <p class="quiet">Kills it mid-task and restarts it on the same file. Nothing should be lost.</p>
        <button type="button" class="b danger ${restarting ? 'busy' : ''}" ?disabled=${restarting} @click=${restart}>Kill and restart the bot</button>
      </section>
      <section><h3>Active faults</h3>
        ${state.screen.faults.length ? html`<ul class="faults">${state.screen.faults.map((f) => html`<li>${words(f)}</li>`)}</ul>
          <button type="button" class="b" @click=${() => tried(server.clearFaults)}>Clear all</button>`
          : html`<p class="quiet">None: Slack works as it should.</p>`}
      </section>
      <form @submit=${add}><h3>Make Slack fail</h3>
        <label>Fault <select @change=${(e) => { kind = e.target.value; redraw(); }}>
          ${Object.entries(KINDS).map(([k, v]) => html`<option value=${k} ?selected=${k === kind}>${v.label}</option>`)}</select></label>
        ${how.number ? html`<label>Value (${how.unit}) <input type="number" name="number" min="0" .value=${String(how.number)}></label>` : nothing}
        ${how.errors ? html`<label>Which one <select name="error">${how.errors.map((e) => html`<option>${e}</option>`)}</select></label>` : nothing}
        <label>Method <select name="method"><option value="">any method</option>${METHODS.map((m) => html`<option>${m}</option>`)}</select></label>
        <label>Channel <select name="channel"><option value="">any channel</option>
          ${state.screen.channels.map((c) => html`<option value=${c.id}>${c.name ? `#${c.name}` : 'this direct message'}</option>`)}</select></label>
        <label>How often <select name="times"><option value="1">once</option><option value="3">three times</option>
          <option value="0">until cleared</option></select></label>
        <button type="submit" class="b primary">Make it fail</button>
      </form>
    </div>
  </aside>`;
}
