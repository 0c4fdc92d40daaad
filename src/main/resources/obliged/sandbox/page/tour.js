// What to try, step by step, for each person one can be. The sandbox ticks off what was done, in whatever tab.
import { html, nothing } from '/lib/lit-html.js';
import { state, channel, go, address, redraw } from './state.js';
import { write } from './composer.js';
import { travel } from './topbar.js';

const AWAY = 'tour put away';
let all = false;

const away = () => sessionStorage.getItem(AWAY);

function putAway(yes) {
  if (yes) sessionStorage.setItem(AWAY, 'yes');
  else sessionStorage.removeItem(AWAY);
  redraw();
}

const has = () => state.screen.tour.steps.length > 0;

export const tourButton = () => (has() ? html`<button type="button" aria-pressed=${String(!away())}
  @click=${() => putAway(!away())}>Tour</button>` : nothing);

/** Becomes the person of a step in its place, with what it needs. */
function begin(step) {
  if (step.type) write(`${step.as} ${channel(step.place).id}`, step.type);
  all = false;
  if (state.as === step.as && state.place === step.place) go(step.place);
  else location.hash = address(step.as, step.place);
  if (step.jump) travel(new Date(step.jump), step.words.replace(/^Jump to |: .*$/g, ''), step.story);
}

const shown = (step) => state.screen.people.find((p) => p.name === step.as)?.shown || step.as;

const isHere = (step) => state.as === step.as && state.place === step.place;

/** One click to be the person of a step where it is done; none is needed where one is. */
function button(step, primary) {
  if (!step.type && !step.jump && isHere(step)) return nothing;
  const label = step.jump ? 'Jump' : state.as !== step.as ? `Switch to ${shown(step)}` : step.type ? 'Write it' : 'Go there';
  return html`<button type="button" class="b ${primary ? 'primary' : ''}" ?disabled=${Boolean(state.travelling)}
    @click=${() => begin(step)}>${label}</button>`;
}

const line = ({ step, done }) => html`<li class=${done ? 'done' : ''}>
  <span class="tick" aria-hidden="true">${done ? '✓' : '○'}</span>
  <span>${done ? html`<span class="unseen">Done: </span>` : nothing}${step.words}</span>
  ${done ? nothing : button(step, false)}</li>`;

export function tour() {
  const { steps, further, done, tried } = state.screen.tour;
  if (!has() || away()) return nothing;
  const ended = done >= steps.length;
  const shownSteps = ended
    ? further.map((step, i) => ({ step, done: tried.includes(i) }))
    : steps.map((step, i) => ({ step, done: i < done }));
  const next = shownSteps.find((one) => !one.done)?.step;
  return html`<section class="tour" aria-label="Tour">
    <div class="current">
      <p role="status">${!next ? html`<b>That was the tour.</b> The sandbox is yours now: press Break it to see what Obliged does when Slack fails.`
        : ended ? html`<b>What else to try</b> ${next.words}`
          : html`<b>Step ${done + 1} of ${steps.length}</b> ${next.words}`}</p>
      ${next ? button(next, true) : nothing}
      <button type="button" class="b" aria-expanded=${String(all)} @click=${() => {
        all = !all;
        redraw();
      }}>${all ? 'Show less' : 'Show all'}</button>
      <button type="button" class="icon" aria-label="Close the tour" @click=${() => putAway(true)}>×</button>
    </div>
    ${all ? html`<ul>${shownSteps.map(line)}</ul>` : nothing}
  </section>`;
}
