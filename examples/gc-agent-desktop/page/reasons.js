/** Asks for a reason in a dialog of its own. Answers with its code, '' for none, or nothing when it was cancelled. */
const dialog = document.querySelector('#reasons');
const choices = dialog.querySelector('.choices');

export function chooseReason(title, reasons) {
  if (reasons.length === 0) return Promise.resolve('');
  dialog.querySelector('h2').textContent = title;
  const options = [...reasons, { code: '', label: 'No reason' }];
  choices.replaceChildren(
    ...options.map(({ code, label }) =>
      Object.assign(document.createElement('button'), { value: `reason ${code}`, textContent: label }),
    ),
  );
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    const onClose = () =>
      resolve(dialog.returnValue.startsWith('reason ') ? dialog.returnValue.slice('reason '.length) : undefined);
    dialog.addEventListener('close', onClose, { once: true });
  });
}
