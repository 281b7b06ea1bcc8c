export * from './find-page';
export * from './geometry';
export * from './image-file';
export * from './layout';
export type { FormLayout, PageCode, PageLayout } from './layout-types';
export type { Raster } from './raster';
export * from './straighten';
export * from './view';
