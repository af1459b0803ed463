/** What a reply of the API Server says; what is left out isn't written. */
export interface Said {
  readonly id?: string | undefined;
  readonly requestType?: string;
  readonly type?: string;
  readonly code?: string | number;
  readonly message?: string;
  /** XML that stands behind the envelope. */
  readonly data?: string;
}

const node = (tag: string, text: string | number | undefined): string =>
  text === undefined ? '' : `<${tag}>${text}</${tag}>`;

/** A reply, written by hand as the vendor's samples are. */
export function resultXml({
  id,
  requestType,
  type = 'API_OK',
  code = 20,
  message = 'API_OK',
  data = '',
}: Said): string {
  return (
    '<RESULT>' +
    node('REQUESTID', id) +
    node('REQUESTTYPE', requestType) +
    node('RESULTTYPE', type) +
    node('RESULTCODE', code) +
    node('RESULTMSG', message) +
    data +
    '</RESULT>'
  );
}

/** A reply of success to the request with this id. */
export const fine = (id: string | undefined, data = ''): string => resultXml({ id, data });

/** A reply that says no. */
export const no = (id: string | undefined, code: string | number, message = ''): string =>
  resultXml({ id, type: 'ERROR', code, message });
