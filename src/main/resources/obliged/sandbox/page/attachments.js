// What stands below the words of a message: what was forwarded in it, previews of links, and what tools post.
// https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments
import { html, nothing } from '/lib/lit-html.js';
import { blocks } from './blocks.js';
import { anchor, mrkdwn } from './mrkdwn.js';

const NAMED = { good: '#007a5a', warning: '#de9e31', danger: '#d40e0d' };

const colour = (name = '') => NAMED[name] || (/^#?[0-9a-f]{6}$/i.test(name) ? `#${name.replace('#', '')}` : '');

const list = (all) => (Array.isArray(all) ? all : []);

/** A forwarded message may have blocks and no text: https://github.com/slackapi/java-slack-sdk/issues/1179 */
function said(a, host) {
  const inner = list(a.message_blocks).flatMap((b) => list(b.message?.blocks));
  if (a.text) return html`<div class="attached">${mrkdwn(a.text)}</div>`;
  if (list(a.blocks).length || inner.length) return blocks([...list(a.blocks), ...inner], host);
  return a.title || a.pretext ? nothing : html`<div class="attached">${mrkdwn(a.fallback || '')}</div>`;
}

const field = (f) => html`<div class=${f.short ? 'short' : ''}><dt>${f.title}</dt><dd>${mrkdwn(`${f.value ?? ''}`)}</dd></div>`;

function attachment(a, host) {
  const foot = [a.footer && mrkdwn(a.footer), a.is_share && a.from_url && anchor(a.from_url, 'View message')]
    .filter(Boolean);
  return html`
    ${a.pretext ? html`<div class="attached">${mrkdwn(a.pretext)}</div>` : nothing}
    <div class="attachment" role="group" aria-label=${a.is_share ? 'Forwarded message' : 'Attachment'}
        .style=${colour(a.color) ? `border-left-color: ${colour(a.color)}` : ''}>
      ${a.author_name ? html`<p class="author"><b>${a.author_name}</b></p>` : nothing}
      ${a.title ? html`<p class="title"><b>${a.title_link ? anchor(a.title_link, a.title) : a.title}</b></p>` : nothing}
      ${said(a, host)}
      ${list(a.fields).length ? html`<dl>${list(a.fields).map(field)}</dl>` : nothing}
      ${foot.length ? html`<p class="foot-line">${foot.map((part, at) => (at ? html` · ${part}` : part))}</p>` : nothing}
    </div>`;
}

export const attachments = (all, host) =>
  list(all).filter((a) => a && typeof a === 'object').map((a) => attachment(a, host));
