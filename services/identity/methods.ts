/** The ways to log in that the page offers, by the value that the application gets in `amr`. */
export const methods = ['eid', 'itsme', 'app'] as const;
export type Method = (typeof methods)[number];

/** The method that is chosen at first: the identity card. */
export const defaultMethod: Method = 'eid';

/** The level of assurance of each method, as eIDAS names them (implementing regulation (EU) 2015/1502). */
export const assuranceLevels: Record<Method, string> = {
  eid: 'http://eidas.europa.eu/LoA/high',
  itsme: 'http://eidas.europa.eu/LoA/high',
  app: 'http://eidas.europa.eu/LoA/substantial',
};

/** The method that `text` names, or the default. */
export function toMethod(text: unknown): Method {
  return methods.find((method) => method === text) ?? defaultMethod;
}
