/** What a visitor is told when something went wrong: by category, whatever the code was. */
import type { PtkCallbackError } from '@trunkline/ptk-callback';

const words: Partial<Record<PtkCallbackError['category'], string>> = {
  invalid_request: 'Please check the telephone number.',
  conflict: 'There is a callback for this number already.',
  not_found: 'This callback is no longer there.',
  invalid_state: 'This can no longer be changed: we may be calling you already.',
  quota_exceeded: 'All lines are taken at the moment. Please try again later.',
  rate_limited: 'All lines are taken at the moment. Please try again later.',
  policy: 'No callbacks are taken at that time. Please choose another.',
};

export function inWords({ category, outcome }: PtkCallbackError): string {
  if (outcome === 'unknown')
    return 'We could not tell whether that worked. Press the button again: nothing is booked twice.';
  return words[category] ?? 'Callbacks are not available at the moment. Please try again later.';
}
