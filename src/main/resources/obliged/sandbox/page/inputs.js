// The input block with its label, hint and error, and what is typed into.
import { html, nothing } from '/lib/lit-html.js';
import { keyed } from '/lib/directives/keyed.js';
import { text } from './mrkdwn.js';
import { element } from './elements.js';

const TYPED = {
  plain_text_input: 'text', email_text_input: 'email', url_text_input: 'url', number_input: 'number',
  rich_text_input: 'text',
};

export function input(block, host) {
  const e = block.element;
  const id = host.id(block, e);
  const error = host.error(block);
  return html`<div class="block input ${error ? 'wrong' : ''}">
    <label for=${id}>${text(block.label)}${block.optional ? html`<span class="optional"> (optional)</span>` : nothing}</label>
    ${TYPED[e.type] ? typed(block, e, host) : element(block, e, host)}
    ${error ? html`<p class="error" id=${`${id}-about`} role="alert"><span aria-hidden="true">⚠ </span>${error}</p>`
      : block.hint ? html`<p class="hint" id=${`${id}-about`}>${text(block.hint)}</p>` : nothing}
  </div>`;
}

/** What stands in it belongs to the person, so it is set once and then left alone, whatever else changes. */
function typed(block, e, host) {
  const value = host.value(block, e);
  const initial = e.type === 'rich_text_input' ? words(value?.rich_text_value) : value?.value ?? '';
  const change = (event) => host.type(block, e, valueOf(e, event.target.value));
  const enter = (event) => {
    if (event.key === 'Enter' && !event.isComposing && block.dispatch_action && tellsOn(e, 'on_enter_pressed')) {
      event.preventDefault();
      host.change(block, e, valueOf(e, event.target.value));
    }
  };
  const id = host.id(block, e);
  const most = e.max_length || 3000;
  const common = [id, initial, e.placeholder?.text || '', host.about(block), host.invalid(block)];
  const [placeholder, about, invalid] = common.slice(2);
  return keyed(id, e.multiline || e.type === 'rich_text_input'
    ? html`<textarea id=${id} rows="4" placeholder=${placeholder} maxlength=${most} aria-describedby=${about}
        aria-invalid=${invalid} aria-required=${String(!block.optional)} .defaultValue=${initial}
        @input=${change} @keydown=${enter}></textarea>`
    : html`<input id=${id} type=${TYPED[e.type]} placeholder=${placeholder} maxlength=${most} autocomplete="off"
        step=${e.is_decimal_allowed ? 'any' : nothing} min=${e.min_value ?? nothing} max=${e.max_value ?? nothing}
        aria-describedby=${about} aria-invalid=${invalid} aria-required=${String(!block.optional)}
        .defaultValue=${initial} @input=${change} @keydown=${enter}>`);
}

const tellsOn = (e, what) => (e.dispatch_action_config?.trigger_actions_on || ['on_enter_pressed']).includes(what);

export const tellsWhileTyping = (block, e) => block.dispatch_action && tellsOn(e, 'on_character_entered');

function valueOf(e, words) {
  if (e.type !== 'rich_text_input') return { type: e.type, value: words === '' ? null : words };
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: words }] };
  return { type: e.type, rich_text_value: words ? { type: 'rich_text', elements: [section] } : null };
}

const words = (rich) => rich?.elements?.flatMap((p) => p.elements).map((w) => w.text || '').join('') || '';
