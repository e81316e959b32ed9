/**
 * The values of documents, and extended JSON. Nothing here depends on a driver.
 *
 * <p>A document is a {@code Map<String, @Nullable Object>} that keeps the order of its fields. Each BSON type has exactly
 * one Java type:
 *
 * <table>
 * <caption>BSON types</caption>
 * <tr><th>BSON</th><th>Java</th><th>given as a value, it may also be</th></tr>
 * <tr><td>document</td><td>{@link java.util.Map} with text keys, in the fields' order</td><td></td></tr>
 * <tr><td>array</td><td>{@link java.util.List}</td><td>any {@link java.util.Collection} or array</td></tr>
 * <tr><td>string</td><td>{@link java.lang.String}</td><td>{@link java.lang.Character}, {@link java.lang.Enum} (its name)
 *     </td></tr>
 * <tr><td>null</td><td>null</td><td></td></tr>
 * <tr><td>boolean</td><td>{@link java.lang.Boolean}</td><td></td></tr>
 * <tr><td>int32</td><td>{@link java.lang.Integer}</td><td>{@link java.lang.Byte}, {@link java.lang.Short}</td></tr>
 * <tr><td>int64</td><td>{@link java.lang.Long}</td><td></td></tr>
 * <tr><td>double</td><td>{@link java.lang.Double}</td><td>{@link java.lang.Float}</td></tr>
 * <tr><td>decimal128</td><td>{@link dev.penstock.engine.api.document.Decimal128}</td><td>{@link java.math.BigDecimal},
 *     {@link java.math.BigInteger}, if they fit without rounding</td></tr>
 * <tr><td>date</td><td>{@link java.time.Instant}, in whole milliseconds</td><td>{@link java.time.Instant},
 *     {@link java.time.OffsetDateTime}, {@link java.time.ZonedDateTime}; finer parts are cut off</td></tr>
 * <tr><td>timestamp</td><td>{@link dev.penstock.engine.api.document.Timestamp}</td><td></td></tr>
 * <tr><td>object id</td><td>{@link dev.penstock.engine.api.document.ObjectId}</td><td></td></tr>
 * <tr><td>binary of subtype 4 with 16 bytes</td><td>{@link java.util.UUID}</td><td></td></tr>
 * <tr><td>any other binary, subtype 3 included</td><td>{@link dev.penstock.engine.api.document.Binary}</td>
 *     <td>{@code byte[]} (subtype 0)</td></tr>
 * <tr><td>regular expression</td><td>{@link dev.penstock.engine.api.document.Regex}</td><td></td></tr>
 * <tr><td>JavaScript, with scope or without</td><td>{@link dev.penstock.engine.api.document.JavaScript}</td><td></td></tr>
 * <tr><td>min key, max key</td><td>{@link dev.penstock.engine.api.document.MinKey},
 *     {@link dev.penstock.engine.api.document.MaxKey}</td><td></td></tr>
 * <tr><td>undefined, DBPointer, symbol (deprecated)</td><td>{@link dev.penstock.engine.api.document.Undefined},
 *     {@link dev.penstock.engine.api.document.DbPointer}, {@link dev.penstock.engine.api.document.Symbol}</td><td></td></tr>
 * </table>
 *
 * <p>{@link dev.penstock.engine.api.document.BsonValues} brings what a caller gives into this form. A BSON document with
 * the same field twice has no form here: the last one is kept, in the place of the first.
 */
package dev.penstock.engine.api.document;
