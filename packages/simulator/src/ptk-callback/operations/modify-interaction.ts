import { readAppointment } from '../appointments.ts';
import { isWaiting, type Interaction } from '../interactions.ts';
import { reply, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { Given, Pair } from '../soap/given.ts';
import { isWellWritten } from '../user-data.ts';
import { interactionByEither, interactionById } from './find.ts';
import type { Operation } from './operation.ts';

/** Moves an appointment or sets a result. */
export const modifyInteraction: Operation = (site, given) => {
  const interaction = interactionById(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const act = actions.get(given.text('Action'));
  return act === undefined ? reply('InvalidAction') : act(site, interaction, given);
};

type Act = (site: Site, interaction: Interaction, given: Given) => Reply;

const reschedule: Act = (site, interaction, given) => {
  if (!isWaiting(interaction)) return reply('InteractionStatePreventsModifingAppointmentTime');
  const at = readAppointment(site, interaction.segment.queue, given.text('AppointmentTime'), interaction);
  if (typeof at === 'string') return reply(at);
  site.interactions.move(interaction, at);
  return reply('RequestCompleted');
};

const setResult: Act = ({ settings }, interaction, given) => {
  const result = given.text('Result');
  if (result === '') return reply('ResultRequired');
  if (settings.results.length === 0) return reply('InvalidResultConfiguration');
  if (!settings.results.includes(result)) return reply('InvalidResult');
  if (interaction.state === 'removed' || interaction.state === 'cancelled')
    return reply('InteractionStatePreventsRequestedAction');
  interaction.remark = result;
  return reply('RequestCompleted');
};

const actions: ReadonlyMap<string, Act> = new Map([
  ['AppointmentTime', reschedule],
  ['Result', setResult],
]);

/** Writes user data; of several values, those that can't be written don't keep the others from it. */
export const updateInteractionData: Operation = (site, given) => {
  if (given.text('InteractionId') === '' && given.text('ExternalTrackingId') === '')
    return reply(given.has('ExternalTrackingId') ? 'ExternalTrackingIdMissing' : 'KeyNotSupportedUpdatingData');
  const interaction = interactionByEither(site, given);
  if (typeof interaction === 'string') return reply(interaction);
  const pairs = given.userData ?? onePair(given);
  if (pairs === undefined) return reply('DataRequired');
  if (pairs.length === 0) return reply('UserDataRequired');
  if (pairs.some(([name]) => name.trim() === '')) return reply('InvalidDataName');
  const blank = pairs.find(([, value]) => value === '');
  if (blank !== undefined) return reply(isReferTo(blank) ? 'ReferToHeaderRequired' : 'DataValueRequired');
  if (!pairs.every(([name, value]) => isWellWritten(name, value))) return reply('UserDataFailedValidation');
  const lost = pairs.filter(([name]) => site.settings.privateDataNames.includes(name));
  for (const pair of pairs) if (!lost.includes(pair)) interaction.userData.set(...pair);
  if (lost.length === 0) return reply('RequestCompleted');
  return reply(lost.length === 1 ? 'DataNameUnavailable' : 'UpdateInteractionDataFailed');
};

const isReferTo = ([name]: Pair): boolean => /^refer-?to-?header$/i.test(name.replace(/\s/g, ''));

/** Where a wire isn't strict, one pair may stand alone. */
const onePair = (given: Given): readonly Pair[] | undefined =>
  given.has('DataName') ? [[given.text('DataName'), given.text('DataValue')]] : undefined;
