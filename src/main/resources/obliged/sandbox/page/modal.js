// The form on top of the screen, with the pages below it.
import { html, nothing } from '/lib/lit-html.js';
import { keyed } from '/lib/directives/keyed.js';
import { state, redraw } from './state.js';
import { act, inWords } from './act.js';
import { withEmoji } from './emoji.js';
import { blocks } from './blocks.js';
import { saveAll, viewHost } from './hosts.js';
import { face } from './face.js';

export function modal() {
  const stack = state.screen.modals;
  if (!stack.length) return nothing;
  const view = stack[stack.length - 1];
  const sending = state.sending.has(`submit ${view.id}`);
  const problem = state.errors[view.id];
  const cancel = view.close?.text || (stack.length > 1 ? 'Back' : 'Cancel');
  return keyed(view.id, html`<div class="overlay" @keydown=${(event) => onKey(event, view)}>
    <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="modal-title" data-view=${view.id}>
    <form novalidate @submit=${(event) => { event.preventDefault(); submit(view); }}>
      <div class="head">
        <span class="bot-face">${face({}, true)}</span>
        <h2 id="modal-title">${withEmoji(view.title.text)}</h2>
        <button type="button" class="icon" aria-label="Close" @click=${() => close(view, true)}>×</button>
      </div>
      <div class="body">
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
        ${blocks(view.blocks, viewHost(view))}
      </div>
      ${view.submit || view.close || stack.length > 1 ? html`<footer>
        ${stack.length > 1 ? html`<span class="page">Page ${stack.length}</span>` : nothing}
        <button type="button" class="b" @click=${() => close(view, false)}>${withEmoji(cancel)}</button>
        ${view.submit ? html`<button type="submit" class="b primary ${sending ? 'busy' : ''}" ?disabled=${sending}>
          ${withEmoji(view.submit.text)}</button>` : nothing}
      </footer>` : nothing}
    </form></div>
  </div>`);
}

async function submit(view) {
  for (const key of Object.keys(state.errors)) if (key.startsWith(view.id)) delete state.errors[key];
  await saveAll();
  const answer = await act({ do: 'submit', view: view.id }, `submit ${view.id}`);
  if (!answer) return;
  if (!answer.ok) state.errors[view.id] = `${inWords(answer.error)} Your words are still here: try again.`;
  for (const [block, error] of Object.entries(answer.errors || {})) state.errors[`${view.id} ${block}`] = error;
  redraw();
  await Promise.resolve();
  document.querySelector('.dialog .wrong :is(input, textarea, button)')?.focus();
}

async function close(view, all) {
  await saveAll();
  act({ do: 'close', view: view.id, all });
}

function onKey(event, view) {
  if (event.key === 'Escape') {
    event.stopPropagation();
    close(view, false);
  } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
    submit(view);
  } else if (event.key === 'Tab') {
    stayInside(event);
  }
}

function stayInside(event) {
  const all = [...event.currentTarget.querySelectorAll('button, input, textarea, a[href], summary')]
    .filter((e) => !e.disabled && e.offsetParent);
  const edge = event.shiftKey ? all[0] : all[all.length - 1];
  if (document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
  }
}

let focused = '';
let before = null;

/** Called after drawing: a form that just opened, or became another, takes the focus; the last one gives it back. */
export function focusModal() {
  const dialog = document.querySelector('.dialog[data-view]');
  const id = dialog ? `${dialog.dataset.view} ${dialog.querySelector('h2').textContent}` : '';
  if (id === focused) return;
  if (id && !focused) before = document.activeElement;
  focused = id;
  if (id) {
    (dialog.querySelector('.body :is(input, textarea, button.open)') || dialog.querySelector('footer button'))?.focus();
  } else {
    before?.focus?.();
  }
}
