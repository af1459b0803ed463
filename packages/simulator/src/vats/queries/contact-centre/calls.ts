import { unixSeconds } from '../../calls/events.ts';
import { findUser } from '../../directory.ts';
import { textOf } from '../../fields.ts';
import { ok, refused } from '../../verdict.ts';
import { number, required, text } from '../parameters.ts';
import { noSuchThing, type Query } from '../query.ts';

/** What `direction` is in the first two bits of `params`. */
const directions = { internal: 0, incoming: 1, outgoing: 2 } as const;

const phoneChannel = 1;
const handled = 1;
const notAnswered = 4;

/** What the contact centre knows of a conversation. */
const call: Query = {
  path: 'cc/call/',
  fields: { entry_id: required(text) },
  answer: ({ company, exchange }, input) => {
    const conversation = exchange.conversations.find(({ entryId }) => entryId === textOf(input.entry_id));
    if (conversation === undefined) return refused(noSuchThing);
    const employee = conversation.legs
      .map(({ to }) => findUser(company, to.extension))
      .find((user) => user !== undefined);
    const { createdAt, endedAt, talkedAt } = conversation;
    return ok({
      call: {
        conversion: [
          {
            conversion_id: 1,
            channel_type: phoneChannel,
            create: unixSeconds(createdAt),
            end: endedAt === undefined ? null : unixSeconds(endedAt),
            result: talkedAt === undefined ? notAnswered : handled,
            assign_user_id: employee?.userId ?? null,
            close_user_id: employee?.userId ?? null,
            contact_id: null,
            first_answer: talkedAt === undefined ? null : unixSeconds(talkedAt),
            start: unixSeconds(createdAt),
            entry_point: conversation.lineNumber,
            group_id: null,
            deal_id: null,
            params: directions[conversation.direction],
          },
        ],
        tag_id: [],
        // A list in the manual's sample.
        call_comment: [],
        script_id: null,
        mark_client: null,
        mark_controller: [],
        recording_id: conversation.legs.flatMap(({ recordingIds }) => recordingIds),
      },
    });
  },
};

/** The sample's `entry_id` is the id of the script that comes back. */
const script: Query = {
  path: 'script/',
  fields: { entry_id: required(text) },
  answer: ({ settings }, input) => {
    const found = settings.lists.scripts.find(({ id }) => String(id) === textOf(input.entry_id));
    return found === undefined ? refused(noSuchThing) : ok({ script: found });
  },
};

const question: Query = {
  path: 'quality/control/question/',
  fields: { question_id: required(number) },
  answer: ({ settings }, input) => {
    const found = settings.lists.questions.find(({ id }) => String(id) === textOf(input.question_id));
    return found === undefined ? refused(noSuchThing) : ok({ question: found });
  },
};

export const contactCentreCalls: readonly Query[] = [call, script, question];
