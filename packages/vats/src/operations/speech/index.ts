export { aiAgentResults, aiAgents } from './ai-agents.ts';
export { categories, transcripts } from './recordings.ts';
export { records, summaries } from './conversations.ts';
