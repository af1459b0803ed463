/** Fields that hold words of GC's own, and nobody's data: they alone show as they are in a trace. */
export const shownFields: readonly string[] = [
  'actions',
  'callType',
  'errorType',
  'mediaAddressType',
  'pendingState',
  'reasonCode',
  'state',
  'stateCause',
  'status',
  'type',
];
