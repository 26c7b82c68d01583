/** Gates over the whole house, and the distribution as a user meets it. */
@org.jspecify.annotations.NullMarked
package org.raccord.house;
