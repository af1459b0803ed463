/** An event as it is posted. */
export interface Letter {
  readonly contentType: string;
  readonly body: string;
  /** The fields, when the body is a form. */
  readonly form?: Readonly<Record<string, string>>;
}

export const formLetter = (form: Readonly<Record<string, string>>): Letter => ({
  contentType: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(form).toString(),
  form,
});
