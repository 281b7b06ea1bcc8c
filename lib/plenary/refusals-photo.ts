/** Why a command about photos was not carried out. */
export const PHOTO_REFUSALS = [
	'photo.corners',
	'photo.elsewhere',
	'photo.page',
	'photo.same',
	'photo.unknown',
] as const;
