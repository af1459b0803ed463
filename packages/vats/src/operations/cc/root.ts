/** The contact centre has a root and a limit of its own: 10 per second. Source: manual 2026 §1.4.3, §2.1.2. */
export const contactCentre = { wire: { root: 'contactCentre' }, limit: 'contactCentre' } as const;
