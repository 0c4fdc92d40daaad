// Dates, times, radio buttons and checkboxes.
import { html, nothing } from '/lib/lit-html.js';
import { live } from '/lib/directives/live.js';
import { me } from './state.js';
import { text } from './mrkdwn.js';
import { moment as at } from './dates.js';

const KINDS = {
  datepicker: { type: 'date', field: 'selected_date', label: 'Date' },
  timepicker: { type: 'time', field: 'selected_time', label: 'Time' },
  datetimepicker: { type: 'datetime-local', field: 'selected_date_time', label: 'Date and time' },
};

export function moment(block, e, host) {
  const { type, field, label } = KINDS[e.type];
  const value = host.value(block, e)?.[field];
  const shown = value == null ? '' : type === 'datetime-local' ? local(value) : value;
  const change = (event) => {
    const typed = event.target.value;
    const next = !typed ? null : type === 'datetime-local' ? instant(typed) : typed;
    host.change(block, e, { type: e.type, [field]: next });
  };
  return html`<input class="moment" type=${type} id=${host.id(block, e)} .value=${live(shown)}
    aria-label=${block.label ? nothing : e.placeholder?.text || label} aria-describedby=${host.about(block)}
    aria-invalid=${host.invalid(block)} @change=${change}>`;
}

function local(seconds) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: me().tz, dateStyle: 'short', timeStyle: 'short' });
  return shown.format(seconds * 1000).replace(' ', 'T');
}

function instant(typed) {
  const [day, time] = typed.split('T');
  const [hour, minute] = time.split(':').map(Number);
  return Math.floor(at(day, hour, minute, me().tz).getTime() / 1000);
}

export function choices(block, e, host) {
  const many = e.type === 'checkboxes';
  const value = host.value(block, e);
  const chosen = many ? value?.selected_options || [] : value?.selected_option ? [value.selected_option] : [];
  const has = (option) => chosen.some((c) => c.value === option.value);
  const change = (option) => {
    const without = chosen.filter((c) => c.value !== option.value);
    const several = has(option) ? without : e.options.filter((o) => o === option || has(o));
    host.change(block, e, many ? { type: e.type, selected_options: several } : { type: e.type, selected_option: option });
  };
  const name = host.id(block, e);
  return html`<div class="choices" role=${many ? 'group' : 'radiogroup'} id=${name} tabindex="-1"
      aria-label=${block.label?.text || 'Choose'} aria-describedby=${host.about(block)}>
    ${e.options.map((option, i) => html`<label>
      <input type=${many ? 'checkbox' : 'radio'} name=${name} id=${`${name}-${i}`} .checked=${live(has(option))}
        @change=${() => change(option)}>
      <span>${text(option.text)}${option.description ? html`<small>${text(option.description)}</small>` : nothing}</span>
    </label>`)}
  </div>`;
}
