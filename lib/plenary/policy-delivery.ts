const sender = { operator: 'all', ketua: 'all', anggota: 'all', admin: 'all', web: 'able' } as const;

/** Command → roles for delivery; policy.ts says what a reach means and checks the types. */
export const DELIVERY_POLICY = {
	'target.enrol': { roles: { ketua: 'all', admin: 'all' }, posted: false },
	'target.pause': { roles: sender, posted: true },
	'target.resume': { roles: sender, posted: true },
	'delivery.retry': { roles: sender, posted: true },
	'delivery.acknowledge': { roles: sender, posted: false },
	'delivery.carry': { roles: sender, posted: false },
	'network.note': { roles: sender, posted: true },
} as const;
