package io.customerhub.identity;

import io.customerhub.model.CustomerRecord;
import io.customerhub.quality.QualityVerdict.Accepted;
import java.util.List;

/** Says who records are about. Only accepted records can be asked, so an unchecked one cannot be merged. */
public interface Resolver {
    /** Resolves a page; each record of it occurs once. */
    Resolution resolve(List<Accepted<CustomerRecord>> page, IdentityIndex index);
}
