// Who am I, what time is it, and the two panels.
import { html, nothing } from '/lib/lit-html.js';
import { state, address, allSeen, me, now, redraw } from './state.js';
import * as server from './server.js';
import { clock, dayAfter, daysToMonday, moment, shortDay, time } from './dates.js';
import { face } from './face.js';
import { say } from './toast.js';
import { tourButton } from './tour.js';

const where = (p) => p.tz.split('/').pop().replaceAll('_', ' ');

function who(p) {
  const mine = p.id === state.screen.me;
  const role = p.foreign ? 'other company' : p.kind !== 'MEMBER' ? 'guest' : p.admin ? 'admin' : '';
  const label = `${p.real}${role ? `, ${role}` : ''}, ${where(p)}${p.unread ? `, ${p.unread} unread` : ''}`;
  // Where something waits; else where one was as them; else where they begin.
  const before = sessionStorage.getItem(`place of ${p.name}`);
  const place = p.unread && !mine ? 'dm' : before || p.begins;
  return html`<a class="who ${mine ? 'mine' : ''}" href=${address(p.name, place)}
    aria-current=${mine ? 'true' : nothing} aria-label=${`Switch to ${label}`} title=${`${label}, ${time(now(), p.tz)}`}>
    ${face(p)}<span class="name">${p.shown}</span>${role ? html`<small class="role">${role}</small>` : nothing}${p.unread ? html`<span class="dot" aria-hidden="true">${p.unread}</span>` : nothing}</a>`;
}

export async function travel(to, words, story = false) {
  if (state.travelling) return;
  state.travelling = words;
  allSeen();
  redraw();
  try {
    await server.travel(to, story);
  } catch (problem) {
    say(problem.message);
  }
  state.travelling = '';
  redraw();
}

const nine = (day) => moment(day, 9, 0, me().tz);

function hour() {
  travel(new Date(now() + 3_600_000), 'an hour from now');
}

function jump(event) {
  event.preventDefault();
  const typed = event.target.elements.when.value;
  if (!typed) return;
  const [day, hours] = typed.split('T');
  const to = moment(day, ...hours.split(':').map(Number), me().tz);
  travel(to, `${shortDay(to)}, ${time(to)}`);
}

function jumps() {
  const busy = Boolean(state.travelling);
  return html`<div class="jumps" role="group" aria-label="Jump ahead in time">
    <span class="to" aria-hidden="true">Jump</span>
    <button type="button" ?disabled=${busy} @click=${hour}>in an hour</button>
    <button type="button" ?disabled=${busy} @click=${() => travel(nine(dayAfter(1)), 'tomorrow 9:00')}>tomorrow 9:00</button>
    <button type="button" ?disabled=${busy} @click=${() => travel(nine(dayAfter(daysToMonday())), 'next Monday 9:00')}>next Monday 9:00</button>
    <form @submit=${jump}><input type="datetime-local" name="when" aria-label="Jump to a day and time" ?disabled=${busy}>
      <button type="submit" ?disabled=${busy} aria-label="Jump to that day and time">Go</button></form>
  </div>`;
}

const panel = (name) => {
  state.panel = state.panel === name ? null : name;
  redraw();
};

export function topbar() {
  const people = state.screen.people.filter((p) => !p.deleted && p.kind !== 'BOT');
  const own = people.filter((p) => !p.foreign && p.kind === 'MEMBER');
  const others = people.filter((p) => p.foreign || p.kind !== 'MEMBER');
  const { violations, faults } = state.screen;
  return html`<header class="topbar">
    <nav class="people" aria-label="Who you are">
      <span class="you" aria-hidden="true">You are</span>${own.map(who)}<span class="others">${others.map(who)}</span>
    </nav>
    <div class="clock">
      <span class="now" aria-label="Current time"><span><b>${clock(now())}</b> in ${where(me())}</span>
        <small>${shortDay(now())}</small></span>
      ${jumps()}
    </div>
    <div class="tools">
      ${tourButton()}
      <button type="button" aria-pressed=${String(state.panel === 'faults')} @click=${() => panel('faults')}>Break it${
        faults.length ? html`<span class="count">${faults.length}</span>` : nothing}</button>
      <button type="button" aria-pressed=${String(state.panel === 'journal')} @click=${() => panel('journal')}>Journal${
        violations ? html`<span class="count bad" title="Calls that Slack would reject">${violations}</span>` : nothing}</button>
    </div>
    ${state.travelling ? html`<p class="travelling" role="status">Jumping to ${state.travelling}…</p>` : nothing}
  </header>`;
}
