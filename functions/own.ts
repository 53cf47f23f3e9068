export { ownPages } from './own/pages';
