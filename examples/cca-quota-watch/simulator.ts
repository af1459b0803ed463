/** A call centre on this machine, in which interviews are completed all the time: no licence. */
import { createCcaWebApiSimulator } from '@trunkline/simulator';

const port = Number(process.env['PORT'] ?? 4030);
const simulator = await createCcaWebApiSimulator({ port, findContactsMs: 15_000 }).catch(({ message }: Error) => {
  console.error(`${message} Take another one (PORT=4031 npm run simulator), and name it in .env.`);
  process.exit(1);
});
console.log(`The call centre answers at ${simulator.baseUrl}`);

/** The cells for women and men, younger and older, by their tokens in survey task 11. */
const cells = [4, 4, 5, 8, 9, 9, 9];
setInterval(() => {
  const token = cells[Math.floor(Math.random() * cells.length)] ?? 4;
  simulator.completeInterview({ taskId: 11, agentId: 2, quotaTokens: [token] });
}, 700);
