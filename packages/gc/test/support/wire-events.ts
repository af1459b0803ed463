/** Events as GC writes them. */
type Wire = Readonly<Record<string, unknown>>;

export const system = (status = 'IN_SERVICE'): Wire => ({ type: 'System', status });
export const connected: Wire = { type: 'ConnectStatus', status: 'ConnectSuccess' };
export const state = (name: string, more: Wire = {}): Wire => ({ type: 'State', state: name, ...more });
export const agentInfo = (more: Wire = {}): Wire => ({ type: 'AgentInfo', firstName: 'Anna', ...more });
export const call = (dialogID: string, name: string, more: Wire = {}): Wire => ({
  type: 'InboundCall',
  dialogID,
  state: name,
  ...more,
});
export const ringing = (dialogID: string, more: Wire = {}): Wire => ({ type: 'NewInboundCall', dialogID, ...more });
export const consult = (more: Wire = {}): Wire => ({
  type: 'ConsultCall',
  state: 'INITIATED',
  assDialogId: 'c1',
  ...more,
});
export const dialogState = (dialogId: string, name: string): Wire => ({ type: 'DialogState', dialogId, state: name });
export const error = (errorType: string, errorMessage = 'in words of the vendor'): Wire => ({
  type: 'Error',
  errorType,
  errorMessage,
});
export const reasons = (category: string, ...codes: readonly string[]): Wire => ({
  type: 'ReasonCodes',
  category,
  reasonCodes: codes.map((code) => ({ [code]: `reason ${code}` })),
});
export const agents = (...loginIds: readonly string[]): Wire => ({
  type: 'Agents',
  users: loginIds.map((loginId) => ({ loginId })),
});
export const team = (...loginIds: readonly string[]): Wire => ({ ...agents(...loginIds), type: 'Team Agents' });
export const contacts = (...firstNames: readonly string[]): Wire => ({
  type: 'phoneBook_contacts',
  contacts: firstNames.map((firstName) => ({ firstName })),
});
export const teamPhonebooks = (...names: readonly string[]): Wire => ({
  type: 'Team PhoneBook',
  phonebooks: names.map((name) => ({ name })),
});
export const callback = (message: string): Wire => ({ type: 'callback', message });
