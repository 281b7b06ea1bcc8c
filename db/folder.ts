/** Names inside a data folder. */
export const DATABASE_FILE = 'ketok-palu.sqlite';
/** The file with the private key, beside the database and in no copy of it. */
export const KEY_FILE = 'kunci-instalasi.pem';
/** Photos of C.Hasil pages, by their content. */
export const PHOTOS = 'foto';
/** What is cut from photos: can be made again at any time, so no copy has it. */
export const DERIVED = 'foto-olahan';
/** The hall network's certificate authority, key and certificate; beside the database and in no copy of it. */
export const AUTHORITY_FILE = 'otoritas-jaringan.pem';
/** A hub's own: its store (where it has no PostgreSQL), its private key, and the public tree, which is made of the store. */
export const HUB_DATABASE = 'pusat.sqlite';
export const HUB_KEY_FILE = 'kunci-pusat.pem';
export const HUB_TREE = 'publik';
/** A restored folder, put together and checked, waiting for its swap. */
export const READY = 'pulih-siap';
/** Start of the name under which a restore keeps what was there before. */
export const ASIDE = 'sebelum-pulih-';
/** Start of the name of a restored folder that is not whole yet. */
export const PARTIAL = 'pulih-sebagian-';
