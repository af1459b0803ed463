/** An answer ready to be written: the body is bytes, so that faults can cut and spoil it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Nothing in the body tells where it ends: on a bare socket, only the end of the connection can. */
  readonly endless?: boolean;
}

export const fromResponse = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: Buffer.from(await response.arrayBuffer()),
});
