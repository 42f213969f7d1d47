/** Brings the keyboard to the first field that is wrong, once it is drawn so. */
export function toFirstFault(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('.field-fault :is(input, select, textarea)')?.focus();
  });
}
