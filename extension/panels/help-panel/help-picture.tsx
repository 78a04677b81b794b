import { type PictureId, picturePath, pictures, pictureWidth } from './pictures.ts';

/** A picture of our own screens, in the colours of the person's screen. */
export const HelpPicture = ({ id }: { id: PictureId }) => (
  <picture>
    <source media="(prefers-color-scheme: dark)" srcSet={`/${picturePath(id, 'dark')}`} />
    <img
      className="help-picture"
      src={`/${picturePath(id, 'light')}`}
      alt={pictures[id]}
      width={pictureWidth}
      loading="lazy"
    />
  </picture>
);
