/** Why a command about fetching was not carried out. */
export const PULL_REFUSALS = ['pull.not-paused', 'pull.paused', 'pull.unknown', 'pull.url'] as const;
