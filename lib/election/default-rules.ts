import type { Rules } from './rules';

/** The domain sheet's defaults, Pemilu 2024. */
export const DEFAULT_RULES: Rules = {
	maxPanels: 4,
	order: 'per-tps',
	mandated: 2,
	inRoom: 1,
	incidentBeforeGavel: false,
	followUpBeforeGavel: true,
	invitationDays: 1,
	window: { from: '2024-02-15', to: '2024-03-02' },
};
