const desk = {
	operator: 'all',
	ketua: 'all',
	anggota: 'all',
	pps: 'own-kelurahan',
	web: 'able',
	mobile: 'own-tps',
} as const;

/** Command → roles for photos; policy.ts says what a reach means and checks the types. */
export const PHOTO_POLICY = {
	// Sent by /api/photos (and by an import) after the file was stored.
	'photo.attach': { roles: { ...desk, admin: 'all' }, posted: false },
	'photo.corners': { roles: desk, posted: true },
	'photo.retract': { roles: desk, posted: true },
} as const;
