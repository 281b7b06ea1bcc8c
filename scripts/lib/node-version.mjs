const OLDEST = [20, 19];

/**
 * A sentence for the person at the keyboard, or nothing when this Node is new enough.
 * @param {string} version
 */
export function nodeTooOld(version = process.versions.node) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [needMajor = 0, needMinor = 0] = OLDEST;
	if (major > needMajor || (major === needMajor && minor >= needMinor)) return undefined;
	return `Node.js ${version} terlalu lama: pasang Node.js ${OLDEST.join('.')} atau yang lebih baru (https://nodejs.org), lalu ulangi perintah ini.`;
}
