/** Asks the reader for the token of a server that wants one. */

import { h } from './dom';
import { t } from './language';

/** Null where the reader closes the dialog without a token. */
export function askForToken(): Promise<string | null> {
  return new Promise((resolve) => {
    const input = h('input', { type: 'password', autocomplete: 'off',
      required: true, 'data-testid': 'token' });
    const close = (): void => dialog.close();
    let answer: string | null = null;
    const dialog = h('dialog', { 'aria-labelledby': 'token-title',
      close: () => { dialog.remove(); resolve(answer); } },
    h('form', { submit: (event: Event) => {
      event.preventDefault();
      answer = input.value.trim() || null;
      close();
    } },
    h('h2', { id: 'token-title' }, t('token')),
    h('label', { class: 'field' }, h('span', {}, t('tokenLabel')), input),
    h('p', { class: 'muted' }, t('tokenNote')),
    h('button', { type: 'submit' }, t('tokenSend')), ' ',
    h('button', { type: 'button', click: close }, t('cancel'))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
