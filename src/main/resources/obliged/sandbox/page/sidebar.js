// The workspace's name, its channels and the bot.
import { html, nothing } from '/lib/lit-html.js';
import { state, address, redraw } from './state.js';
import { face } from './face.js';
import { sign } from './icons.js';

const badge = (n) => (n ? html`<span class="unread" aria-label=${`${n} unread`}>${n}</span>` : nothing);

const line = (place, label, unread) => html`<li>
  <a href=${address(state.as, place)} class=${unread ? 'waiting' : ''}
    aria-current=${state.place === place || (place === 'dm' && state.place === 'home') ? 'page' : nothing}
    @click=${() => { state.sidebar = false; redraw(); }}>${label}${badge(unread)}</a></li>`;

const mark = (c) => (c.kind === 'PRIVATE' ? sign('lock') : '#');

export function sidebar() {
  const { channels, app, team, dm } = state.screen;
  const places = channels.filter((c) => c.kind !== 'DIRECT');
  const live = places.filter((c) => !c.archived);
  const old = places.filter((c) => c.archived);
  const bot = channels.find((c) => c.id === dm);
  return html`<nav class="sidebar ${state.sidebar ? 'open' : ''}" aria-label="Channels">
    <h2 class="team">${team}</h2>
    <h3>Channels</h3>
    <ul>${live.map((c) => line(c.name, html`<span class="sign" aria-hidden="true">${mark(c)}</span><span>${c.name}</span>`, c.unread))}
      ${old.map((c) => line(c.name, html`<span class="sign" aria-hidden="true">▫</span><span class="old">${c.name}</span>`, 0))}</ul>
    ${bot ? html`<h3>Apps</h3>
    <ul>${line('dm', html`${face({}, true)}<span>${app.name}</span>`, bot.unread)}</ul>` : nothing}
    <p class="line ${state.online ? '' : 'off'}" role="status">${state.online ? '' : 'Not connected. Is the sandbox still running?'}</p>
  </nav>`;
}
