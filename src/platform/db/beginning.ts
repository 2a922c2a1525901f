/** The text that begins a transaction; a role that is put on with it is put off again with its end. */
export const beginning = (role?: string): string => (role === undefined ? 'begin' : `begin; set local role ${role}`);
