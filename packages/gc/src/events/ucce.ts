import { elements } from './lists.ts';
import { readNamed, type NamedItem } from './named.ts';
import { put, text, type Wire } from './wire.ts';

/** All skill groups. UCCE only. Wire: `skillGroup`. Documented; what a skill group looks like is not. */
export interface GcSkillGroupsEvent {
  readonly type: 'skillGroups';
  readonly agentId?: string;
  /** Wire: `skills`. */
  readonly skillGroups: readonly NamedItem[];
}

/** The port of a mobile agent. `rawOf` has what came: the name of the port's own field is not public. */
export interface MobileAgentPort {
  /** Documented in words. */
  readonly dialNumber?: string;
  /** What came where the vendor wrote a bare text. */
  readonly text?: string;
}

/** Port and dial number of a mobile agent. UCCE only. Wire: `agentExtension`. Documented in words; no sample is public. */
export interface GcAgentExtensionEvent {
  readonly type: 'agentExtension';
  readonly agentId?: string;
  /** Wire: `agentExtension`, the same name again. A single one is a list of one. */
  readonly ports: readonly MobileAgentPort[];
}

function readPort(wire: Wire, raw: unknown): MobileAgentPort {
  const port: MobileAgentPort = {};
  put(port, 'dialNumber', text(wire['dialNumber']));
  put(port, 'text', text(raw));
  return port;
}

export function readSkillGroups(wire: Wire): GcSkillGroupsEvent {
  return { type: 'skillGroups', skillGroups: elements(wire['skills'], 'SkillGroup', readNamed) };
}

export function readAgentExtension(wire: Wire): GcAgentExtensionEvent {
  return { type: 'agentExtension', ports: elements(wire['agentExtension'], 'agentExtension', readPort) };
}
