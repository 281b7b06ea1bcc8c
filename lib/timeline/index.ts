export * from './about';
export { type Change, changesOf, itemsOf } from './changes';
export { EVENT_TYPES, KIND_OF, KINDS, type Kind, typesOf } from './kinds';
export { valuesOf } from './values';
export { dateTimeText, dayOf, dayRange, dayText } from './when';
