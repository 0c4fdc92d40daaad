// What to try first, until it is put away.
import { html, nothing } from '/lib/lit-html.js';
import { state, redraw } from './state.js';
import { write } from './composer.js';

const AWAY = 'welcome put away';

export function welcome(where) {
  if (where.name !== 'general' || localStorage.getItem(AWAY)) return nothing;
  const example = '/ask @bo reset my VPN token by friday';
  const away = () => {
    localStorage.setItem(AWAY, 'yes');
    redraw();
  };
  return html`<aside class="welcome" aria-label="What to try">
    <button type="button" class="icon" aria-label="Put this away" @click=${away}>×</button>
    <h2>Try ${state.screen.app.name} in a minute</h2>
    <ol>
      <li>As Ana, send <button type="button" class="code" @click=${() => write(`${state.as} ${where.id}`, example)}>${example}</button></li>
      <li>Become <b>Bo</b> with the faces above: his message from ${state.screen.app.name} waits. Accept it.</li>
      <li>Jump to <b>tomorrow 9:00</b>, and see what time brings.</li>
      <li>As Bo press <b>Done</b>; as Ana press <b>Yes, solved</b>.</li>
    </ol>
    <p class="quiet">Everything here is on your own machine. These people and this Slack are pretended; the bot is the real one.</p>
  </aside>`;
}
