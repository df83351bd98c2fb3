/// What a picture shows, as far as pictures can be compared without understanding them.
///
/// In: a stranger's bytes. Out: a [promotrace.picture.Picture] or the reason why there is none, its
/// [promotrace.picture.PictureHash], and which of many hashes are [promotrace.picture.NearCopies].
///
/// Pure: no network, no files, no clock. The only room that touches `javax.imageio` and `java.awt`, and it does so only while a
/// JPEG, PNG or WebP picture is decoded. To read one more kind of file: a constant of [promotrace.picture.Kind] and a class that says
/// what the file states about itself before anything is decoded.
@NullMarked
package promotrace.picture;

import org.jspecify.annotations.NullMarked;
